package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.UUID;

/** A row of {@code supplier_invoice_line}. */
@MappedEntity("supplier_invoice_line")
record InvoiceLineRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        int lineNo,
        String kind,
        String sku,
        long unitsMilli,
        BigDecimal unitPrice,
        long netMinor,
        int vatHundredths,
        @Nullable String unit) {}
