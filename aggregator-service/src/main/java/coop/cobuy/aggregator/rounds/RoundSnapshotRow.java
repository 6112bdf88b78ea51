package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code round_snapshot}. */
@MappedEntity("round_snapshot")
@SuppressWarnings("ArrayRecordComponent") // rows are not compared
record RoundSnapshotRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        int version,
        String hash,
        LocalDateTime takenAt,
        @MappedProperty(type = DataType.BYTE_ARRAY) byte[] content) {}
