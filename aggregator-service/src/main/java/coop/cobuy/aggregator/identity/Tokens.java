package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.CallerLookup;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KnownCallers;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bearer tokens: 256 random bits each, of which only the SHA-256 is kept. */
@Singleton
public class Tokens implements CallerLookup {

    /** The longest time that a token may be good for. */
    public static final Duration LIFE_MAX = Duration.ofDays(731);

    private static final String PREFIX = "cobuy_";
    private static final int BYTES = 32;

    private final TokenRows rows;
    private final AccountRows accounts;
    private final CoopRows coops;
    private final KnownCallers known;
    private final IdSource ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tokens(
            TokenRows rows,
            AccountRows accounts,
            CoopRows coops,
            KnownCallers known,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.coops = coops;
        this.known = known;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Makes a token for an account.
     *
     * @param name what it is for
     * @throws Refused if there is no such account
     */
    @Transactional
    public IssuedToken issue(CoopId coop, AccountId account, String name, Duration life) {
        if (accounts.find(coop.value(), account.value()).isEmpty()) {
            throw new Refused(IdentityReason.ACCOUNT_UNKNOWN);
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        TokenRow row =
                new TokenRow(
                        coop.value(),
                        ids.next(),
                        account.value(),
                        name,
                        hash(secret),
                        UtcTime.of(now),
                        UtcTime.of(now.plus(life)),
                        null);
        rows.save(row);
        return new IssuedToken(row.id(), name, secret, now.plus(life));
    }

    private static String hash(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    @Transactional
    public Optional<Holder> byToken(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return rows.byHash(hash(token)).filter(this::isGood).flatMap(this::holder);
    }

    private boolean isGood(TokenRow row) {
        return row.revokedAt() == null
                && clock.instant().isBefore(UtcTime.instant(row.expiresAt()));
    }

    private Optional<Holder> holder(TokenRow token) {
        CoopId coop = new CoopId(token.coopId());
        var currency = coops.find(coop.value()).orElseThrow().coop().currency();
        return accounts.find(coop.value(), token.accountId())
                .map(row -> row.account(currency))
                .filter(Account::active)
                .map(account -> caller(coop, currency, account))
                .map(caller -> new Holder(caller, UtcTime.instant(token.expiresAt())));
    }

    private static Caller caller(CoopId coop, Currency currency, Account account) {
        return new Caller(
                coop,
                currency,
                account.id(),
                account.name(),
                account.roles(),
                account.member(),
                account.supplier(),
                account.approvalLimit());
    }

    /** An account's tokens after one, in order of their ids; without their secrets. */
    @Transactional
    List<TokenRow> ofAccount(CoopId coop, AccountId account, UUID after, int atMost) {
        return rows.ofAccount(coop.value(), account.value(), after, atMost);
    }

    /**
     * The token is good for nothing from now on; again: does nothing.
     *
     * @throws Refused if the account has no such token
     */
    @Transactional
    void revoke(CoopId coop, AccountId account, UUID id) {
        if (rows.count(coop.value(), account.value(), id) == 0) {
            throw new Refused(IdentityReason.TOKEN_UNKNOWN);
        }
        rows.revoke(coop.value(), account.value(), id, UtcTime.of(clock.instant()));
        known.forget(account);
    }
}
