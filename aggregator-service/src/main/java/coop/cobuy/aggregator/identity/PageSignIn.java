package coop.cobuy.aggregator.identity;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Signs people in on the pages. */
@Singleton
public class PageSignIn {

    private final PasswordCheck check;
    private final PageSessions sessions;

    PageSignIn(PasswordCheck check, PageSessions sessions) {
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

    private static PageSessions.Wanted wanted(AccountRow row, Visit visit) {
        return new PageSessions.Wanted(
                new CoopId(row.coopId()),
                new AccountId(row.id()),
                Stage.SIGNED_IN,
                visit.remember(),
                false,
                visit.device());
    }
}
