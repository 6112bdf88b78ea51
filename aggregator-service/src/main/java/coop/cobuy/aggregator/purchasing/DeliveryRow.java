package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code purchase_order_delivery}. */
@MappedEntity("purchase_order_delivery")
record DeliveryRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        int stepNo,
        String document,
        int revision,
        String state,
        String transport,
        int attempt,
        String detail,
        LocalDateTime at) {}
