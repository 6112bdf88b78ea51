package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** A row of {@code allotment}. */
@MappedEntity("allotment")
record AllotmentRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
                UUID purchaseOrderId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID offerId,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID memberId,
        long askedMilli,
        long toleranceMilli,
        @Nullable Long limitMicro,
        long allottedMilli,
        String reason,
        @Nullable Long offeredMilli,
        @Nullable Long plannedMilli) {

    /** What the drafts planned, whatever changes of the order made of it since. */
    long draftedMilli() {
        return plannedMilli == null ? allottedMilli : plannedMilli;
    }
}
