package coop.cobuy.aggregator.ordering;

import java.util.UUID;

/** Names a round. */
record RoundKey(UUID coop, UUID round) {}
