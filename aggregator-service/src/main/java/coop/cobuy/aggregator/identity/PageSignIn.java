package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Signs people in on the pages. */
@Singleton
public class PageSignIn {

    private final PasswordCheck check;
    private final PageSessions sessions;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    PageSignIn(
            PasswordCheck check, PageSessions sessions, SecondFactors factors, Passkeys passkeys) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.check = check;
        this.sessions = sessions;
    }

    /**
     * Where somebody signs in from.
     *
     * @param address of the browser
     * @param device what the browser calls itself
     * @param remember the device is somebody's own
     */
    public record Visit(String address, String device, boolean remember) {}

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** Or is about to be, see {@link PageSession#stage()}. */
        record SignedIn(PageSessions.Started started) implements Outcome {}

        /** There is no such account, or another password is its own: which of them is not told. */
        record Wrong() implements Outcome {}

        /** Too many attempts have failed. */
        record Wait(Duration time) implements Outcome {}
    }

    /**
     * @param coop null: the only one of this installation
     * @param old the session that the browser has, which ends if this succeeds
     */
    public Outcome attempt(
            @Nullable CoopId coop,
            String name,
            String password,
            Visit visit,
            @Nullable PageSession old) {
        if (password.length() > Passwords.LENGTH_MAX || name.length() > Inputs.NAME_MAX) {
            return new Outcome.Wrong();
        }
        return switch (check.attempt(coop, name, password, visit.address())) {
            case PasswordCheck.Outcome.Right(var row) ->
                    new Outcome.SignedIn(sessions.start(wanted(row, visit), old));
            case PasswordCheck.Outcome.Wrong() -> new Outcome.Wrong();
            case PasswordCheck.Outcome.Wait(var time) -> new Outcome.Wait(time);
        };
    }

    private PageSessions.Wanted wanted(AccountRow row, Visit visit) {
        return new PageSessions.Wanted(
                new CoopId(row.coopId()),
                new AccountId(row.id()),
                stage(row),
                visit.remember(),
                false,
                visit.device());
    }

    /** What somebody who has shown an account's password still has to show. */
    Stage stage(AccountRow row) {
        CoopId coop = new CoopId(row.coopId());
        AccountId account = new AccountId(row.id());
        if (factors.isOn(coop, account)) {
            return Stage.CODE_NEEDED;
        }
        if (!factors.isRequired(coop, AccountRow.roles(row.roles()))) {
            return Stage.SIGNED_IN;
        }
        return passkeys.any(coop, account) ? Stage.CODE_NEEDED : Stage.FACTOR_NEEDED;
    }

    /**
     * Shows a code of the second factor, or a recovery code; the session goes on under a new
     * secret.
     *
     * @param session one that needs a code
     * @throws Refused if too many codes were wrong
     */
    public Outcome showCode(PageSession session, String code) {
        if (session.stage() != Stage.CODE_NEEDED
                || !factors.isRight(session.coop(), session.account(), code)) {
            return new Outcome.Wrong();
        }
        return new Outcome.SignedIn(complete(session));
    }

    /**
     * Shows the first code of a second factor that the co-op asks for, which completes signing in.
     *
     * @return recovery codes, and the session under a new secret
     * @throws Refused if the code is wrong
     */
    @Transactional
    public Enrolled enrol(PageSession session, String code) {
        List<String> codes = factors.confirm(session.coop(), session.account(), code);
        return new Enrolled(complete(session), codes);
    }

    /** A second factor was set up while signing in. */
    public record Enrolled(PageSessions.Started started, List<String> recoveryCodes) {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    PageSessions.Started complete(PageSession session) {
        return sessions.start(
                new PageSessions.Wanted(
                        session.coop(),
                        session.account(),
                        Stage.SIGNED_IN,
                        session.remembered(),
                        true,
                        session.device()),
                session);
    }
}
