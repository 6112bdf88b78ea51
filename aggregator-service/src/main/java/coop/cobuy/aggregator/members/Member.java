package coop.cobuy.aggregator.members;

import coop.cobuy.id.MemberId;

import org.jspecify.annotations.Nullable;

/**
 * A household or a small firm.
 *
 * @param number as the co-op calls it; unique in the co-op
 * @param active an inactive one places no orders
 */
public record Member(
        MemberId id, String number, String name, @Nullable String email, boolean active) {}
