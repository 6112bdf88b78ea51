package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code supplier_invoice}. */
@MappedEntity("supplier_invoice")
@SuppressWarnings("ArrayRecordComponent") // the hash is compared by hand
record InvoiceRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        long version,
        String state,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        String number,
        String orderNumber,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID purchaseOrderId,
        boolean credit,
        @Nullable String creditedNumber,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID creditedId,
        String currency,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        long roundingMinor,
        long payableMinor,
        byte[] contentHash,
        String source,
        LocalDateTime receivedAt,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                @Nullable UUID decidedBy,
        @Nullable String decidedName,
        @Nullable String decidedReason,
        @Nullable LocalDateTime decidedAt,
        @Nullable LocalDateTime settledAt) {}
