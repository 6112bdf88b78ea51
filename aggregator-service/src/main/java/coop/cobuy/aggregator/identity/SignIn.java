package coop.cobuy.aggregator.identity;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** Gives a token of some hours for a name and a password. */
@Singleton
class SignIn {

    private static final Duration SESSION = Duration.ofHours(12);

    private final PasswordCheck check;
    private final Tokens tokens;

    SignIn(PasswordCheck check, Tokens tokens) {
        this.check = check;
        this.tokens = tokens;
    }

    /** How an attempt ended. */
    sealed interface Outcome {
        record SignedIn(CoopId coop, AccountId account, IssuedToken token) implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration time) implements Outcome {}
    }

    /**
     * @param coop null: the only one of this installation
     * @param address where the request comes from
     */
    Outcome attempt(@Nullable CoopId coop, String name, String password, String address) {
        return switch (check.attempt(coop, name, password, address)) {
            case PasswordCheck.Outcome.Right(var row) -> {
                CoopId found = new CoopId(row.coopId());
                AccountId account = new AccountId(row.id());
                yield new Outcome.SignedIn(
                        found, account, tokens.issue(found, account, "session", SESSION));
            }
            case PasswordCheck.Outcome.Wrong() -> new Outcome.Wrong();
            case PasswordCheck.Outcome.Wait(var time) -> new Outcome.Wait(time);
        };
    }
}
