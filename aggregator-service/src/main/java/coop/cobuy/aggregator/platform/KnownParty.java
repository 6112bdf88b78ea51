package coop.cobuy.aggregator.platform;

import coop.cobuy.id.CoopId;

import java.util.UUID;

/**
 * Tells whether somebody that an account may act for exists. The modules that know implement it
 * (members for {@link Role#MEMBER}, catalog for {@link Role#SUPPLIER}); identity asks, which it
 * could not otherwise without using them.
 */
public interface KnownParty {

    Role role();

    boolean exists(CoopId coop, UUID id);
}
