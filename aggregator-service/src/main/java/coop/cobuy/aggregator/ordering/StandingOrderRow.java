package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code standing_order}. */
@MappedEntity("standing_order")
record StandingOrderRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID memberId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        long quantityMilli,
        long toleranceMilli,
        @Nullable Long limitMicro,
        boolean allOrNothing,
        boolean paused,
        int version,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID changedBy,
        LocalDateTime changedAt) {}
