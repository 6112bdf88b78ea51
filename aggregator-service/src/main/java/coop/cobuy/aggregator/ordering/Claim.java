package coop.cobuy.aggregator.ordering;

import java.time.Instant;

/** A change of a line with its arrival: (append time, partition, offset). */
record Claim(OrderKey key, Place place, Instant arrivedAt, LineChange change) {}
