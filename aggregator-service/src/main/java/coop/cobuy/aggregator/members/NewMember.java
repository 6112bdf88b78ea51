package coop.cobuy.aggregator.members;

import org.jspecify.annotations.Nullable;

/** A member to be made; see {@link Member}. */
public record NewMember(String number, String name, @Nullable String email) {}
