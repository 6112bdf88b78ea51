package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.CallerLookup;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KnownCallers;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bearer tokens: 256 random bits each, of which only the SHA-256 is kept. */
@Singleton
public class Tokens implements CallerLookup {

    /** The longest time that a token may be good for. */
    public static final Duration LIFE_MAX = Duration.ofDays(731);

    /** The name of tokens that a sign-in gives. */
    static final String OF_SESSIONS = "session";

    private static final String PREFIX = "cobuy_";

    private final TokenRows rows;
    private final AccountRows accounts;
    private final Callers callers;
    private final Secrets secrets;
    private final Passes passes;
    private final KnownCallers known;
    private final IdSource ids;
    private final Clock clock;

    Tokens(
            TokenRows rows,
            AccountRows accounts,
            Callers callers,
            Secrets secrets,
            Passes passes,
            KnownCallers known,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.callers = callers;
        this.secrets = secrets;
        this.passes = passes;
        this.known = known;
        this.ids = ids;
        this.clock = clock;
    }

    /** Makes a token that may do all that its account may. */
    @Transactional
    public IssuedToken issue(CoopId coop, AccountId account, String name, Duration life) {
        return issue(coop, account, name, life, Set.of());
    }

    /**
     * Makes a token for an account.
     *
     * @param name what it is for
     * @param scopes what it is limited to; empty: to nothing
     * @throws Refused if there is no such account
     */
    @Transactional
    public IssuedToken issue(
            CoopId coop, AccountId account, String name, Duration life, Set<Scope> scopes) {
        if (accounts.find(coop.value(), account.value()).isEmpty()) {
            throw new Refused(IdentityReason.ACCOUNT_UNKNOWN);
        }
        String secret = PREFIX + secrets.fresh();
        Instant now = clock.instant();
        TokenRow row =
                new TokenRow(
                        coop.value(),
                        ids.next(),
                        account.value(),
                        name,
                        Secrets.hash(secret),
                        UtcTime.of(now),
                        UtcTime.of(now.plus(life)),
                        null,
                        TokenRow.text(scopes));
        rows.save(row);
        return new IssuedToken(row.id(), name, secret, now.plus(life));
    }

    @Override
    @Transactional
    public Optional<Holder> byToken(String token) {
        if (token.startsWith(Passes.PREFIX)) {
            return passes.read(token).flatMap(this::holder);
        }
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return rows.byHash(Secrets.hash(token)).filter(this::isGood).flatMap(this::holder);
    }

    private boolean isGood(TokenRow row) {
        return row.revokedAt() == null
                && clock.instant().isBefore(UtcTime.instant(row.expiresAt()));
    }

    private Optional<Holder> holder(TokenRow token) {
        return callers.find(new CoopId(token.coopId()), new AccountId(token.accountId()))
                .map(caller -> caller.within(token.limits()))
                .map(caller -> new Holder(caller, UtcTime.instant(token.expiresAt())));
    }

    private Optional<Holder> holder(Passes.Pass pass) {
        return callers.find(pass.coop(), pass.account())
                .map(caller -> caller.within(Set.of(pass.scope())))
                .map(caller -> new Holder(caller, pass.until()));
    }

    /** An account's tokens after one, in order of their ids; without their secrets. */
    @Transactional
    List<TokenRow> ofAccount(CoopId coop, AccountId account, UUID after, int atMost) {
        return rows.ofAccount(coop.value(), account.value(), after, atMost);
    }

    /** Whether an account has a token of that name which is good still. */
    @Transactional
    boolean isNamed(CoopId coop, AccountId account, String name) {
        LocalDateTime now = UtcTime.of(clock.instant());
        return rows.countNamed(coop.value(), account.value(), name, now) > 0;
    }

    /**
     * The token is good for nothing from now on; again: does nothing.
     *
     * @return whether it was good for something until now
     * @throws Refused if the account has no such token
     */
    @Transactional
    public boolean revoke(CoopId coop, AccountId account, UUID id) {
        if (rows.count(coop.value(), account.value(), id) == 0) {
            throw new Refused(IdentityReason.TOKEN_UNKNOWN);
        }
        if (rows.revoke(coop.value(), account.value(), id, UtcTime.of(clock.instant())) == 0) {
            return false;
        }
        known.forget(account);
        return true;
    }
}
