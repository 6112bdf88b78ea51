package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code standing_run}. */
@MappedEntity("standing_run")
record StandingRunRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID afterMember,
        long placedMembers,
        @Nullable LocalDateTime doneAt) {}
