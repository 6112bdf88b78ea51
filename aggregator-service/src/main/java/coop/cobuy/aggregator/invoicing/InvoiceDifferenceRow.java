package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code supplier_invoice_difference}. */
@MappedEntity("supplier_invoice_difference")
record InvoiceDifferenceRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        int differenceNo,
        String kind,
        String pointer,
        String expected,
        String found) {}
