package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code receiving}. */
@MappedEntity("receiving")
record ReceivingRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        String state,
        @Nullable @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID closedBy,
        @Nullable LocalDateTime closedAt,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID toldUpTo,
        boolean told) {}
