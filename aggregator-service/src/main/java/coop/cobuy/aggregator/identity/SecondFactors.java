package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What somebody shows beside a password: a code of an app (TOTP), or a recovery code where the app
 * is lost. No code is good twice, and guessing is slowed down.
 */
@Singleton
public class SecondFactors {

    private static final Set<Role> ASKED_OF =
            Set.of(Role.BUYER, Role.BOOKKEEPER, Role.ADMINISTRATOR);
    private static final int FREE = 5;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final SecondFactorRows rows;
    private final Coops coops;
    private final Accounts accounts;
    private final Audit audit;
    private final Clock clock;
    private final Throttle throttle;
    private final SecureRandom random = new SecureRandom();

    SecondFactors(SecondFactorRows rows, Coops coops, Accounts accounts, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.rows = rows;
        this.coops = coops;
        this.audit = audit;
        this.clock = clock;
        this.throttle = new Throttle(FREE, clock);
    }

    /**
     * What an app needs; shown once.
     *
     * @param secret to be typed
     * @param uri to be scanned
     */
    public record Setup(String secret, String uri) {

        @Override
        public String toString() {
            return "setup of a second factor";
        }
    }

    /** Whether an account must show a second factor. */
    @Transactional
    public boolean isOn(CoopId coop, AccountId account) {
        return rows.find(coop.value(), account.value())
                .filter(row -> row.confirmedAt() != null)
                .isPresent();
    }

    /** Whether a co-op asks for a second factor of who buys, keeps books or administers. */
    @Transactional
    public boolean isRequired(CoopId coop) {
        return rows.required(coop.value()) > 0;
    }

    /** Whether the co-op asks for one of who has these roles. */
    boolean isRequired(CoopId coop, Set<Role> roles) {
        return roles.stream().anyMatch(ASKED_OF::contains) && isRequired(coop);
    }

    @Transactional
    public void require(Caller caller, boolean required) {
        rows.require(caller.coop().value(), required);
        audit.record(
                caller,
                "coop.changed",
                "coop/" + caller.coop(),
                "second factor " + (required ? "required" : "not required"));
    }

    /**
     * Begins to set one up; it counts once a first code was {@linkplain #confirm shown}.
     *
     * @throws Refused if there is one already
     */
    @Transactional
    public Setup begin(CoopId coop, AccountId account) {
        if (isOn(coop, account)) {
            throw new Refused(IdentityReason.SECOND_FACTOR_THERE);
        }
        rows.remove(coop.value(), account.value());
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        rows.save(new SecondFactorRow(coop.value(), account.value(), secret, null, 0));
        return setup(coop, account, secret);
    }

    /**
     * What was begun, to be shown again on the same page as before.
     *
     * @throws Refused if nothing was begun, or it counts already
     */
    @Transactional
    public Setup begun(CoopId coop, AccountId account) {
        return rows.find(coop.value(), account.value())
                .filter(row -> row.confirmedAt() == null)
                .map(row -> setup(coop, account, row.secret()))
                .orElseThrow(() -> new Refused(IdentityReason.SECOND_FACTOR_THERE));
    }

    private Setup setup(CoopId coop, AccountId account, byte[] secret) {
        String name = accounts.find(coop, account).map(Account::name).orElse("");
        String text = Totp.base32(secret);
        String issuer = encoded(coops.find(coop).map(Coop::name).orElse("Cobuy"));
        return new Setup(
                text,
                "otpauth://totp/%s:%s?secret=%s&issuer=%s"
                        .formatted(issuer, encoded(name), text, issuer));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Shows the first code: from now on the account must show one whenever it signs in.
     *
     * @return recovery codes; the only time that they are seen
     * @throws Refused if the code is wrong, or nothing was begun
     */
    @Transactional
    public List<String> confirm(CoopId coop, AccountId account, String code) {
        SecondFactorRow row =
                rows.find(coop.value(), account.value())
                        .filter(found -> found.confirmedAt() == null)
                        .orElseThrow(() -> new Refused(IdentityReason.SECOND_FACTOR_THERE));
        Instant now = clock.instant();
        if (!isAppCode(row, code, now)
                || rows.confirm(row.coopId(), row.accountId(), UtcTime.of(now)) != 1) {
            throw new Refused(IdentityReason.WRONG_CODE);
        }
        audit.record(coop, account, "second-factor.added", "account/" + account, "");
        return recoveryCodes(row);
    }

    private List<String> recoveryCodes(SecondFactorRow row) {
        rows.removeRecoveryCodes(row.coopId(), row.accountId());
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Totp.base32(bytes);
            rows.addRecoveryCode(row.coopId(), row.accountId(), Secrets.hash(code));
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-").toLowerCase(Locale.ROOT));
        }
        return List.copyOf(codes);
    }

    private boolean isAppCode(SecondFactorRow row, String code, Instant now) {
        OptionalLong step = Totp.match(row.secret(), code, now, row.lastStep());
        return step.isPresent() && rows.used(row.coopId(), row.accountId(), step.getAsLong()) == 1;
    }

    /**
     * Whether a code is right, which uses it up.
     *
     * @throws Refused if too many were wrong
     */
    @Transactional
    boolean isRight(CoopId coop, AccountId account, String code) {
        String key = account.toString();
        if (throttle.begin(key).isPresent()) {
            throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        }
        SecondFactorRow row = rows.find(coop.value(), account.value()).orElse(null);
        if (row == null || row.confirmedAt() == null) {
            return false;
        }
        String folded = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        boolean right =
                folded.length() == Totp.DIGITS
                        ? isAppCode(row, folded, clock.instant())
                        : rows.useRecoveryCode(row.coopId(), row.accountId(), Secrets.hash(folded))
                                == 1;
        if (right) {
            throttle.forget(key);
        } else {
            audit.record(coop, account, "second-factor.wrong-code", "account/" + account, "");
        }
        return right;
    }

    /** How many recovery codes are left. */
    @Transactional
    public int recoveryCodesLeft(CoopId coop, AccountId account) {
        return rows.recoveryCodes(coop.value(), account.value());
    }

    /**
     * Takes one's own away, by showing it a last time.
     *
     * @throws Refused if the code is wrong
     */
    @Transactional
    public void remove(Caller caller, String code) {
        if (!isRight(caller.coop(), caller.account(), code)) {
            throw new Refused(IdentityReason.WRONG_CODE);
        }
        remove(caller, caller.account());
    }

    /**
     * Takes an account's away, such as of somebody who has lost everything; where there is none it
     * does nothing.
     *
     * @throws Refused if the co-op has no such account
     */
    @Transactional
    void remove(Caller by, AccountId account) {
        if (accounts.find(by.coop(), account).isEmpty()) {
            throw new Refused(IdentityReason.ACCOUNT_UNKNOWN);
        }
        int removed = rows.remove(by.coop().value(), account.value());
        rows.removeRecoveryCodes(by.coop().value(), account.value());
        if (removed > 0) {
            audit.record(by, "second-factor.removed", "account/" + account, "");
        }
    }
}
