package coop.cobuy.aggregator.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * A token that was just made; the only time that its secret is seen.
 *
 * @param id names it, for revoking
 * @param secret what goes into {@code Authorization: Bearer}
 */
public record IssuedToken(UUID id, String name, String secret, Instant expiresAt) {

    @Override
    public String toString() {
        return "token " + id;
    }
}
