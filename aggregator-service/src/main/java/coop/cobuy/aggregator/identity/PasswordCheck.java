package coop.cobuy.aggregator.identity;

import coop.cobuy.id.CoopId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells whether a name and a password belong together, and slows down who guesses. */
@Singleton
class PasswordCheck {

    private static final int FREE_PER_ACCOUNT = 5;
    private static final int FREE_PER_ADDRESS = 50;

    private final CoopRows coops;
    private final AccountRows accounts;
    private final Passwords passwords;
    private final Throttle perAccount;
    private final Throttle perAddress;

    PasswordCheck(CoopRows coops, AccountRows accounts, Passwords passwords, Clock clock) {
        this.coops = coops;
        this.accounts = accounts;
        this.passwords = passwords;
        this.perAccount = new Throttle(FREE_PER_ACCOUNT, clock);
        this.perAddress = new Throttle(FREE_PER_ADDRESS, clock);
    }

    /** How an attempt ended. */
    sealed interface Outcome {
        record Right(AccountRow account) implements Outcome {}

        record Wrong() implements Outcome {}

        record Wait(Duration time) implements Outcome {}
    }

    /**
     * @param coop null: the only one of this installation
     * @param address where the request comes from
     */
    Outcome attempt(@Nullable CoopId coop, String name, String password, String address) {
        String accountKey = coop + "\n" + AccountRow.key(name) + "\n" + address;
        Optional<Duration> wait = perAddress.begin(address).or(() -> perAccount.begin(accountKey));
        if (wait.isPresent()) {
            return new Outcome.Wait(wait.get());
        }
        AccountRow row = account(coop, name);
        // Asked also if there is no account, so that the time taken tells nothing.
        boolean matches = passwords.matches(row == null ? null : row.passwordHash(), password);
        if (row == null || !matches || !row.active()) {
            return new Outcome.Wrong();
        }
        perAccount.forget(accountKey);
        perAddress.takeBack(address);
        return new Outcome.Right(row);
    }

    private @Nullable AccountRow account(@Nullable CoopId coop, String name) {
        CoopId meant = coop == null ? onlyCoop() : coop;
        return meant == null
                ? null
                : accounts.named(meant.value(), AccountRow.key(name)).orElse(null);
    }

    private @Nullable CoopId onlyCoop() {
        List<CoopRow> all = coops.all();
        return all.size() == 1 ? new CoopId(all.getFirst().coopId()) : null;
    }
}
