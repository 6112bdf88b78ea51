package coop.cobuy.aggregator.platform;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code idempotency_key}. */
@MappedEntity("idempotency_key")
record IdempotencyKeyRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        @Id String requestKey,
        String contentHash,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID subjectId,
        LocalDateTime claimedAt) {}
