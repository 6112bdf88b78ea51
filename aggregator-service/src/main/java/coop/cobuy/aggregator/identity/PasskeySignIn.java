package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Signs people in by a passkey: in place of name and password, where the authenticator must have
 * made sure who uses it and so stands for both factors; or after a password, as the second.
 */
@Singleton
public class PasskeySignIn {

    /** How long somebody may take. */
    public static final Duration LIFE = PasskeyChallenges.LIFE;

    private static final Logger LOG = LoggerFactory.getLogger(PasskeySignIn.class);
    private static final int ASKED_PER_ADDRESS = 300;
    private static final int FREE_PER_ADDRESS = 50;

    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final PasskeyCheck check;
    private final Passkeys passkeys;
    private final AccountRows accounts;
    private final PageSignIn signIn;
    private final PageSessions sessions;
    private final Audit audit;
    private final Clock clock;
    private final Throttle asked;
    private final Throttle shown;

    PasskeySignIn(
            PasskeyRows rows,
            PasskeyChallenges challenges,
            PasskeyCheck check,
            Passkeys passkeys,
            AccountRows accounts,
            PageSignIn signIn,
            PageSessions sessions,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.challenges = challenges;
        this.check = check;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.signIn = signIn;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
        this.asked = new Throttle(ASKED_PER_ADDRESS, clock);
        this.shown = new Throttle(FREE_PER_ADDRESS, clock);
    }

    /**
     * What a browser is asked for.
     *
     * @param options for the browser, as JSON
     * @param challenge what it keeps in a cookie until it has signed it
     */
    public record Begun(String options, String challenge) {}

    /**
     * Asks whoever is at a browser for a passkey.
     *
     * @param address of the browser
     * @throws Refused if there were too many
     */
    public Begun begin(String address) {
        return begin(address, List.of());
    }

    /** Asks for a passkey of the account that has just shown its password. */
    public Begun begin(PageSession session, String address) {
        return begin(address, rows.ofAccount(session.coop().value(), session.account().value()));
    }

    private Begun begin(String address, List<PasskeyRow> known) {
        if (asked.begin(address).isPresent()) {
            throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        }
        PasskeyChallenges.Asked made = challenges.toShow(known);
        return new Begun(made.options(), made.challenge());
    }

    /**
     * Shows a passkey.
     *
     * @param credential what the browser says, as JSON
     * @param kept what its cookie says
     * @param old the session that the browser has, which ends if this succeeds
     */
    public PageSignIn.Outcome attempt(
            String credential,
            @Nullable String kept,
            PageSignIn.Visit visit,
            @Nullable PageSession old) {
        return throttled(
                visit.address(),
                () ->
                        shown(credential, kept, visit.address(), true, row -> true)
                                .map(row -> sessions.start(wanted(row, visit), old)));
    }

    private static PageSessions.Wanted wanted(AccountRow row, PageSignIn.Visit visit) {
        return new PageSessions.Wanted(
                new CoopId(row.coopId()),
                new AccountId(row.id()),
                Stage.SIGNED_IN,
                visit.remember(),
                true,
                visit.device());
    }

    /**
     * Shows a passkey as the second factor; the session goes on under a new secret.
     *
     * @param session one that needs a code
     */
    public PageSignIn.Outcome attemptSecond(
            PageSession session, String credential, @Nullable String kept, String address) {
        if (session.stage() != Stage.CODE_NEEDED) {
            return new PageSignIn.Outcome.Wrong();
        }
        return throttled(
                address,
                () ->
                        shown(
                                        credential,
                                        kept,
                                        address,
                                        false,
                                        row -> row.accountId().equals(session.account().value()))
                                .map(row -> signIn.complete(session)));
    }

    private PageSignIn.Outcome throttled(
            String address, Supplier<Optional<PageSessions.Started>> attempt) {
        Duration wait = shown.begin(address).orElse(null);
        if (wait != null) {
            return new PageSignIn.Outcome.Wait(wait);
        }
        PageSessions.Started started = attempt.get().orElse(null);
        if (started == null) {
            return new PageSignIn.Outcome.Wrong();
        }
        shown.takeBack(address);
        return new PageSignIn.Outcome.SignedIn(started);
    }

    /**
     * The account of a passkey that was shown, unless it does not hold.
     *
     * @param person whether the authenticator must have made sure who uses it
     */
    private Optional<AccountRow> shown(
            String credential,
            @Nullable String kept,
            String address,
            boolean person,
            Predicate<PasskeyRow> meant) {
        try {
            PasskeyCheck.Said said = check.said(credential);
            if (!said.challenge().equals(kept)
                    || challenges
                            .take(said.challenge())
                            .filter(taken -> taken.accountId() == null)
                            .isEmpty()) {
                throw new PasskeyCheck.NotBorneOut("not asked", false, null);
            }
            PasskeyRow row =
                    rows.byCredential(Secrets.hash(said.credentialId())).filter(meant).orElse(null);
            return row == null ? Optional.empty() : verified(said, row, address, person);
        } catch (PasskeyCheck.NotBorneOut e) {
            LOG.info("A passkey does not hold: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<AccountRow> verified(
            PasskeyCheck.Said said, PasskeyRow row, String address, boolean person) {
        try {
            AccountId account = new AccountId(row.accountId());
            if (!PasskeyCheck.isSame(said.userHandle(), PasskeyChallenges.handle(account))) {
                throw new PasskeyCheck.NotBorneOut("another account's handle", false, null);
            }
            return used(row, check.verified(said, row, person), address);
        } catch (PasskeyCheck.NotBorneOut e) {
            LOG.info("A passkey of account {} does not hold: {}", row.accountId(), e.getMessage());
            record(row, e.isCopied() ? "passkey.copied" : "passkey.refused", address);
            return Optional.empty();
        }
    }

    @Transactional
    Optional<AccountRow> used(PasskeyRow row, long count, String address) {
        AccountRow account = accounts.find(row.coopId(), row.accountId()).orElse(null);
        if (account == null
                || !account.active()
                || rows.used(
                                row.coopId(),
                                row.id(),
                                row.signCount(),
                                count,
                                UtcTime.of(clock.instant()))
                        != 1) {
            record(row, "passkey.refused", address);
            return Optional.empty();
        }
        record(row, "passkey.shown", address);
        return Optional.of(account);
    }

    private void record(PasskeyRow row, String action, String address) {
        audit.record(
                new CoopId(row.coopId()),
                new AccountId(row.accountId()),
                action,
                "account/" + row.accountId(),
                row.id() + " from " + address);
    }

    /** Begins to add a passkey that the co-op asks for as the second factor. */
    public String beginToEnrol(PageSession session) {
        return passkeys.begin(session.coop(), session.account());
    }

    /**
     * Adds a passkey as the second factor that the co-op asks for, which completes signing in.
     *
     * @param session one that needs a second factor
     * @throws Refused if it does not hold
     */
    public PageSessions.Started enrol(
            PageSession session, String name, String credential, Locale language) {
        passkeys.add(session.coop(), session.account(), name, credential, language);
        return signIn.complete(session);
    }
}
