package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.platform.UuidBytes;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code delivery_step}. */
@MappedEntity("delivery_step")
record StepRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID deliveryId,
        int stepNo,
        State state,
        int attempt,
        String detail,
        LocalDateTime at) {}
