package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.UUID;

/** A row of {@code drafting}. */
@MappedEntity("drafting")
record DraftingRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID roundId,
        String state,
        long attempt,
        long bookVersion,
        LocalDateTime leasedUntil,
        @Nullable LocalDateTime completedAt) {

    /** The book version of a drafting whose old rows are not cleared away yet. */
    static final long NOT_BEGUN = -1;

    /** Drafts are complete. */
    static final String DONE = "DONE";
}
