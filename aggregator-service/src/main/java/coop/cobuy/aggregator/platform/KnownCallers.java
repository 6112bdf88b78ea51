package coop.cobuy.aggregator.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.id.AccountId;

import io.micronaut.security.authentication.Authentication;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whose bearer tokens are, as it was looked up some seconds ago at most. A token that expires is
 * good for nothing at once; a change of an account and a revoked token count at once on the
 * instance that makes them and within those seconds on all others.
 */
@Singleton
public class KnownCallers {

    private static final String CALLER = "caller";
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int KEPT_MAX = 200_000;

    private final TransactionOperations<Connection> transactions;
    private final Clock clock;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Kept> byToken =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_MAX).build();

    KnownCallers(TransactionOperations<Connection> transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Kept(Authentication authentication, AccountId account, Instant until) {}

    /**
     * What the account may do has changed, or which tokens are its own: nothing that is known of it
     * counts any more, once the transaction under way has committed.
     */
    public void forget(AccountId account) {
        transactions
                .findTransactionStatus()
                .ifPresentOrElse(
                        status ->
                                status.registerSynchronization(
                                        new TransactionSynchronization() {
                                            @Override
                                            public void afterCommit() {
                                                drop(account);
                                            }
                                        }),
                        () -> drop(account));
    }

    private void drop(AccountId account) {
        changes.incrementAndGet();
        byToken.asMap().values().removeIf(kept -> kept.account().equals(account));
    }

    /** Who has the token, if that was looked up just now; else null. */
    @Nullable Authentication find(String token) {
        Kept kept = byToken.getIfPresent(token);
        return kept != null && clock.instant().isBefore(kept.until())
                ? kept.authentication()
                : null;
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
        List<String> roles = caller.roles().stream().map(Enum::name).toList();
        Authentication authentication =
                Authentication.build(caller.account().toString(), roles, Map.of(CALLER, caller));
        byToken.put(token, new Kept(authentication, caller.account(), holder.until()));
        if (changes.get() != changesBefore) {
            byToken.invalidate(token);
        }
        return authentication;
    }

    static Optional<Caller> caller(Authentication authentication) {
        return Optional.ofNullable((Caller) authentication.getAttributes().get(CALLER));
    }
}
