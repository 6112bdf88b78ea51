package coop.cobuy.aggregator.ordering;

import java.util.UUID;

/** Names a member. */
record MemberKey(UUID coop, UUID member) {}
