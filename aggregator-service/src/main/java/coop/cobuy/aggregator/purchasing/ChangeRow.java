package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code purchase_order_change}. */
@MappedEntity("purchase_order_change")
record ChangeRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        int revision,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID accountId,
        String accountName,
        String reason,
        @Nullable LocalDate deliveryDateBefore,
        @Nullable LocalDate deliveryDate,
        long netBeforeMinor,
        long grossBeforeMinor,
        long netMinor,
        long grossMinor,
        LocalDateTime at) {}
