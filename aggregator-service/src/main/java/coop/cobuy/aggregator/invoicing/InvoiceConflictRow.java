package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code supplier_invoice_conflict}. */
@MappedEntity("supplier_invoice_conflict")
@SuppressWarnings("ArrayRecordComponent") // the hash is only handed through
record InvoiceConflictRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        byte[] contentHash,
        String source,
        long payableMinor,
        String content,
        LocalDateTime receivedAt) {}
