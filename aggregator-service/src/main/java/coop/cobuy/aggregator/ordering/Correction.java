package coop.cobuy.aggregator.ordering;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** Who corrected a frozen order, why, and the version that stood before (null: none). */
record Correction(
        OrderKey key, Place place, @Nullable Place replaced, Instant at, UUID by, String reason) {}
