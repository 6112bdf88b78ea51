package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import java.util.UUID;

/** A row of {@code received_line}. */
@MappedEntity("received_line")
record ReceivedLineRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        long orderedMilli,
        long receivedMilli,
        long damagedMilli,
        long allottedMilli,
        long stockMilli,
        String shared,
        String allotmentRule,
        long plannedMilli,
        long plannedFirmMilli,
        long levelMilli,
        long drawnMilli,
        String unit) {}
