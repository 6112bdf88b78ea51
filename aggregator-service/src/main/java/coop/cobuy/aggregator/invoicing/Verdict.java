package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.AccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * Who decided about an invoice, and why.
 *
 * @param byOrNull see {@link #by()}
 * @param name of the account, at that time
 * @param reason a sentence; empty where everything matched
 */
public record Verdict(@Nullable AccountId byOrNull, String name, String reason, Instant at) {

    /** The account; absent where everything matched and it was accepted by itself. */
    public Optional<AccountId> by() {
        return Optional.ofNullable(byOrNull);
    }
}
