package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code goods_receipt}. */
@MappedEntity("goods_receipt")
record ReceiptRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        int receiptNo,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID corrects,
        boolean finalReceipt,
        @Nullable String note,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String accountName,
        LocalDateTime at,
        String contentHash) {}
