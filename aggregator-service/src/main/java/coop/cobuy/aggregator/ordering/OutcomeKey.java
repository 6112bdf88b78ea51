package coop.cobuy.aggregator.ordering;

/** Names a command by the key that its client gave it. */
record OutcomeKey(RoundKey round, Hash keyHash) {}
