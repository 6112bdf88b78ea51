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
    private final SecondFactors factors;

    SignIn(PasswordCheck check, Tokens tokens, SecondFactors factors) {
        this.check = check;
        this.factors = factors;
        this.tokens = tokens;
    }

    /** How an attempt ended. */
    sealed interface Outcome {
        record SignedIn(CoopId coop, AccountId account, IssuedToken token) implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration time) implements Outcome {}

        /** The password was right, but that is not enough. */
        record NotEnough(IdentityReason reason) implements Outcome {}
    }

    /**
     * @param coop null: the only one of this installation
     * @param code of the second factor; null: none is shown
     * @param address where the request comes from
     */
    Outcome attempt(
            @Nullable CoopId coop,
            String name,
            String password,
            @Nullable String code,
            String address) {
        return switch (check.attempt(coop, name, password, address)) {
            case PasswordCheck.Outcome.Right(var row) -> {
                IdentityReason lacking = lacking(row, code);
                yield lacking == null ? signedIn(row) : new Outcome.NotEnough(lacking);
            }
            case PasswordCheck.Outcome.Wrong() -> new Outcome.Wrong();
            case PasswordCheck.Outcome.Wait(var time) -> new Outcome.Wait(time);
        };
    }

    private @Nullable IdentityReason lacking(AccountRow row, @Nullable String code) {
        CoopId coop = new CoopId(row.coopId());
        AccountId account = new AccountId(row.id());
        if (factors.isOn(coop, account)) {
            if (code == null) {
                return IdentityReason.CODE_NEEDED;
            }
            return factors.isRight(coop, account, code) ? null : IdentityReason.WRONG_CODE;
        }
        return factors.isRequired(coop, AccountRow.roles(row.roles()))
                ? IdentityReason.SECOND_FACTOR_MISSING
                : null;
    }

    private Outcome signedIn(AccountRow row) {
        CoopId found = new CoopId(row.coopId());
        AccountId account = new AccountId(row.id());
        return new Outcome.SignedIn(
                found, account, tokens.issue(found, account, Tokens.OF_SESSIONS, SESSION));
    }
}
