package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** What somebody changes about their own account. */
@Singleton
public class OwnAccount {

    private final PasswordCheck check;
    private final Accounts accounts;
    private final PageSessions sessions;
    private final Audit audit;

    OwnAccount(PasswordCheck check, Accounts accounts, PageSessions sessions, Audit audit) {
        this.check = check;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Gives oneself another password, by showing the one before. Signs out everywhere else.
     *
     * @param address where the request comes from
     * @param session the one that goes on, under a new secret; null: none
     * @throws Refused if the password before is wrong, or too many were
     */
    public Optional<PageSessions.Started> newPassword(
            Caller caller,
            String before,
            String password,
            String address,
            @Nullable PageSession session) {
        return switch (check.attempt(caller.coop(), caller.name(), before, address)) {
            case PasswordCheck.Outcome.Right(var row) -> change(caller, password, session);
            case PasswordCheck.Outcome.Wrong() -> throw new Refused(IdentityReason.WRONG_PASSWORD);
            case PasswordCheck.Outcome.Wait(var time) ->
                    throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        };
    }

    @Transactional
    Optional<PageSessions.Started> change(
            Caller caller, String password, @Nullable PageSession session) {
        accounts.newPassword(caller.coop(), caller.account(), password);
        audit.record(caller, "password.changed", "account/" + caller.account(), "");
        return Optional.ofNullable(session).map(this::goOn);
    }

    private PageSessions.Started goOn(PageSession session) {
        return sessions.start(
                new PageSessions.Wanted(
                        session.coop(),
                        session.account(),
                        session.stage(),
                        session.remembered(),
                        session.secondFactor(),
                        session.device()),
                session);
    }
}
