package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code purchase_order_telling}. */
@MappedEntity("purchase_order_telling")
record TellingRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        String kind,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID afterMember,
        boolean done) {}
