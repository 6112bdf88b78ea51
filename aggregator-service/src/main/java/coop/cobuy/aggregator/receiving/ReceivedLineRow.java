package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

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
        String unit,
        @Nullable Long weightGrams,
        @Nullable Long allottedGrams,
        @Nullable Long stockGrams,
        @Nullable Long catchWeightGrams) {

    /** Whether there are rows of its own: else what was planned stands, and nothing was weighed. */
    boolean hasFinalAllotments() {
        return switch (Sharing.Outcome.valueOf(shared)) {
            case AS_PLANNED -> weightGrams != null;
            case SHORT, OVER -> true;
        };
    }
}
