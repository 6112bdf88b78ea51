package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Tells whether a name and a password belong together, and slows down who guesses. */
@Singleton
class PasswordCheck {

    /** From one address; from all, more, so that nobody can lock another out by a few attempts. */
    private static final int FREE_PER_ACCOUNT_HERE = 5;

    private static final int FREE_PER_ACCOUNT = 30;
    private static final int FREE_PER_ADDRESS = 50;

    private final CoopRows coops;
    private final AccountRows accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final Throttle perAccountHere;
    private final Throttle perAccount;
    private final Throttle perAddress;

    PasswordCheck(
            CoopRows coops, AccountRows accounts, Passwords passwords, Audit audit, Clock clock) {
        this.coops = coops;
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
        this.perAccountHere = new Throttle(FREE_PER_ACCOUNT_HERE, clock);
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
        String anywhere = coop + "\n" + AccountRow.key(name);
        String here = anywhere + "\n" + address;
        Optional<Duration> wait =
                perAddress
                        .begin(address)
                        .or(() -> perAccountHere.begin(here))
                        .or(() -> perAccount.begin(anywhere));
        if (wait.isPresent()) {
            return new Outcome.Wait(wait.get());
        }
        AccountRow row = account(coop, name);
        // Asked also if there is no account, so that the time taken tells nothing.
        boolean matches = passwords.matches(row == null ? null : row.passwordHash(), password);
        if (row == null || !matches || !row.active()) {
            failed(row, address);
            return new Outcome.Wrong();
        }
        perAccountHere.forget(here);
        perAccount.takeBack(anywhere);
        perAddress.takeBack(address);
        succeeded(row, password, address);
        return new Outcome.Right(row);
    }

    private void failed(@Nullable AccountRow row, String address) {
        if (row != null) {
            record(row, "account.sign-in-failed", address);
        }
    }

    private void succeeded(AccountRow row, String password, String address) {
        String hash = row.passwordHash();
        if (hash != null && passwords.isOutdated(hash)) {
            rehash(row, hash, password);
        }
        record(row, "account.password-shown", address);
    }

    @Transactional
    void rehash(AccountRow row, String old, String password) {
        accounts.rehash(row.coopId(), row.id(), old, passwords.hash(password));
    }

    private void record(AccountRow row, String action, String address) {
        audit.record(
                new CoopId(row.coopId()),
                new AccountId(row.id()),
                action,
                "account/" + row.id(),
                "from " + address);
    }

    /**
     * The account of a name.
     *
     * @param coop null: the only one of this installation
     */
    @Nullable AccountRow account(@Nullable CoopId coop, String name) {
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
