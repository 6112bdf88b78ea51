package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code control_number}. */
@MappedEntity("control_number")
record ControlNumberRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        @Id long number,
        DocumentType documentType,
        String documentNumber,
        int revision) {}
