package coop.cobuy.aggregator.identity;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody who is signed in on the pages, or about to be. A controller takes it as an argument; on
 * routes that are open to all it is to be {@code @Nullable}.
 *
 * @param id names it, for ending it from another device; not the secret of the cookie
 * @param formToken what each form of this session bears in the field {@code _csrf}
 * @param secondFactor more than a password was shown
 * @param device what the browser calls itself
 * @param expiresAt when it ends, whatever happens
 */
public record PageSession(
        UUID id,
        CoopId coop,
        AccountId account,
        String formToken,
        Stage stage,
        boolean remembered,
        boolean secondFactor,
        String device,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt) {

    @Override
    public String toString() {
        return "session " + id + " of account " + account;
    }
}
