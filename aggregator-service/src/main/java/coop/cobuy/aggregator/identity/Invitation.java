package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.CoopId;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody was asked to join a co-op.
 *
 * @param open neither accepted nor taken back nor too old
 * @param accepted an account came of it
 */
public record Invitation(
        UUID id,
        CoopId coop,
        String email,
        Set<Role> roles,
        Instant createdAt,
        Instant expiresAt,
        boolean open,
        boolean accepted) {

    public Invitation {
        roles = Set.copyOf(roles);
    }
}
