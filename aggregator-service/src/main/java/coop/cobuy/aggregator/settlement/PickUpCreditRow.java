package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code pick_up_credit}. */
@MappedEntity("pick_up_credit")
record PickUpCreditRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID memberId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        String product,
        long unitsMilli,
        boolean damaged,
        long amountMinor,
        String currency,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID journalId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String accountName,
        LocalDateTime creditedAt) {}
