package coop.cobuy.adapter.intake;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code supplier_mapping}. */
@MappedEntity("supplier_mapping")
record MappingRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        String kind,
        @Id String theirs,
        String ours,
        LocalDateTime mappedAt,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID mappedBy) {}
