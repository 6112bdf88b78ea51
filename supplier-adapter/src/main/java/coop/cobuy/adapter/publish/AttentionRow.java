package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code delivery_attention}: what a buyer was told. */
@MappedEntity("delivery_attention")
record AttentionRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID deliveryId,
        int stepNo,
        String level,
        LocalDateTime toldAt) {}
