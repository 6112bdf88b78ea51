package coop.cobuy.aggregator.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.id.AccountId;

import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.support.TransactionSynchronization;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Whose bearer tokens are, as it was looked up before. A token that expires is good for nothing at
 * once; a change of an account and a revoked token count at once on the instance that makes them.
 *
 * <p>Other instances read of it in {@code caller_change} some seconds later: while {@link #look}
 * gets through, what was looked up is kept for minutes, else for those seconds only.
 */
@Singleton
public class KnownCallers {

    private static final String CALLER = "caller";
    private static final Duration UNWATCHED = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int KEPT_MAX = 200_000;

    /** Changes show only once they are committed, and the clocks of instances differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final TransactionOperations<Connection> transactions;
    private final CallerChangeRows rows;
    private final IdSource ids;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Kept> byToken =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_MAX).build();
    private Set<UUID> seen = Set.of();
    private volatile Instant looked = Instant.EPOCH;

    KnownCallers(
            TransactionOperations<Connection> transactions,
            CallerChangeRows rows,
            IdSource ids,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    private record Kept(
            Authentication authentication, AccountId account, Instant at, Instant until) {}

    /**
     * What the account may do has changed, or which tokens are its own: nothing that is known of it
     * counts any more, once the transaction under way has committed.
     */
    public void forget(AccountId account) {
        CallerChangeRow change =
                new CallerChangeRow(ids.next(), account.value(), UtcTime.of(clock.instant()));
        transactions.execute(
                TransactionDefinition.DEFAULT,
                status -> {
                    rows.insert(change);
                    return change;
                });
        transactions
                .findTransactionStatus()
                .ifPresentOrElse(
                        status ->
                                status.registerSynchronization(
                                        new TransactionSynchronization() {
                                            @Override
                                            public void afterCommit() {
                                                drop(Set.of(account.value()));
                                            }
                                        }),
                        () -> drop(Set.of(account.value())));
    }

    private void drop(Set<UUID> accounts) {
        changes.incrementAndGet();
        byToken.asMap().values().removeIf(kept -> accounts.contains(kept.account().value()));
    }

    /** Takes in what other instances changed since the last look. */
    synchronized void look() {
        Instant now = clock.instant();
        Instant oldest = now.minus(KEPT);
        Instant from = looked.isAfter(oldest) ? looked : oldest;
        List<CallerChangeRow> found = rows.since(UtcTime.of(from.minus(OVERLAP)));
        Set<UUID> accounts =
                found.stream()
                        .filter(row -> !seen.contains(row.id()))
                        .map(CallerChangeRow::accountId)
                        .collect(Collectors.toSet());
        if (!accounts.isEmpty()) {
            drop(accounts);
        }
        seen = found.stream().map(CallerChangeRow::id).collect(Collectors.toSet());
        looked = now;
    }

    /** Who has the token, if that is known still; else null. */
    @Nullable Authentication find(String token) {
        Kept kept = byToken.getIfPresent(token);
        return kept != null && counts(kept) ? kept.authentication() : null;
    }

    private boolean counts(Kept kept) {
        Instant now = clock.instant();
        Instant confirmed = looked.isAfter(kept.at()) ? looked : kept.at();
        return now.isBefore(kept.until()) && now.isBefore(confirmed.plus(UNWATCHED));
    }

    /** To be asked before a lookup, for {@link #keep}. */
    long changes() {
        return changes.get();
    }

    /**
     * Keeps what a lookup said, unless an account was changed meanwhile.
     *
     * @param changesBefore what {@link #changes()} said before the lookup
     */
    Authentication keep(String token, CallerLookup.Holder holder, long changesBefore) {
        Caller caller = holder.caller();
        Authentication authentication = authentication(caller);
        byToken.put(
                token, new Kept(authentication, caller.account(), clock.instant(), holder.until()));
        if (changes.get() != changesBefore) {
            byToken.invalidate(token);
        }
        return authentication;
    }

    /** What the framework is told of a caller, from which controllers get it back. */
    public static Authentication authentication(Caller caller) {
        List<String> roles = caller.roles().stream().map(Enum::name).toList();
        return Authentication.build(caller.account().toString(), roles, Map.of(CALLER, caller));
    }

    /** Who stands behind an authentication of ours. */
    public static Optional<Caller> caller(Authentication authentication) {
        return Optional.ofNullable((Caller) authentication.getAttributes().get(CALLER));
    }
}
