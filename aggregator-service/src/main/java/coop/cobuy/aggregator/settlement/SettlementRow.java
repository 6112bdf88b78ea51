package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code settlement}. */
@MappedEntity("settlement")
@SuppressWarnings("ArrayRecordComponent") // the hash is compared by hand
record SettlementRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID invoiceId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        boolean credit,
        String currency,
        byte[] splitHash,
        int members,
        int memberNext,
        int chunkNext,
        int lineNext,
        long payableMinor,
        long membersMinor,
        long feesMinor,
        long coopMinor,
        LocalDateTime startedAt,
        @Nullable LocalDateTime settledAt) {}
