package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code pick_up}. */
@MappedEntity("pick_up")
record PickUpRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID memberId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String accountName,
        LocalDateTime pickedAt) {}
