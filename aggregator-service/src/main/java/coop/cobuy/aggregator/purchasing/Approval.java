package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.AccountId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * One buyer's yes to one content of a purchase order.
 *
 * @param limitOrNull see {@link #limit()}
 */
public record Approval(
        AccountId account, String accountName, @Nullable Money limitOrNull, Instant at) {

    /** What this buyer could approve alone at that time; nothing: no purchase order at all. */
    public Optional<Money> limit() {
        return Optional.ofNullable(limitOrNull);
    }
}
