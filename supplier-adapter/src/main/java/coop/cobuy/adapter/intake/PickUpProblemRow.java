package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code pick_up_problem}. */
@MappedEntity("pick_up_problem")
record PickUpProblemRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID fileId,
        String fileName,
        long bytes,
        String reason,
        LocalDateTime seenFirst,
        LocalDateTime seenLast) {}
