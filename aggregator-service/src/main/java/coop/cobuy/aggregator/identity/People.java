package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Scope;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What an administrator does with the accounts of a co-op; each change is in the audit log. */
@Singleton
public class People {

    private static final UUID LOWEST = new UUID(0, 0);
    private static final int TOKENS_MAX = 500;

    private final Accounts accounts;
    private final Tokens tokens;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final Coops coops;
    private final Audit audit;

    People(
            Accounts accounts,
            Tokens tokens,
            SecondFactors factors,
            Passkeys passkeys,
            Coops coops,
            Audit audit) {
        this.passkeys = passkeys;
        this.coops = coops;
        this.accounts = accounts;
        this.tokens = tokens;
        this.factors = factors;
        this.audit = audit;
    }

    /**
     * A token of an account, without its secret.
     *
     * @param scopes what it is limited to; empty: to nothing
     */
    public record TokenOf(
            UUID id, String name, Instant expiresAt, boolean revoked, Set<Scope> scopes) {

        public TokenOf {
            scopes = Set.copyOf(scopes);
        }
    }

    /** The longest time that a token may be good for, in days. */
    public static final int TOKEN_DAYS_MAX = (int) Tokens.LIFE_MAX.toDays() - 1;

    /** What an account is like, for telling whether it has changed since it was looked at. */
    public static String print(Account account) {
        return Secrets.hash(
                account.email()
                        + account.roles().stream()
                                .sorted()
                                .map(Enum::name)
                                .collect(Collectors.joining(","))
                        + account.member()
                        + account.supplier()
                        + account.approvalLimit()
                        + account.active());
    }

    /** In order of their ids, after one; null: from the first. */
    @Transactional
    public List<Account> after(Caller by, @Nullable UUID after, int atMost) {
        return accounts.after(by.coop(), after == null ? LOWEST : after, atMost);
    }

    @Transactional
    public Optional<Account> find(Caller by, AccountId id) {
        return accounts.find(by.coop(), id);
    }

    /**
     * @param looked what {@link #print} said when it was looked at; null: it does not matter
     * @throws Refused if it has changed meanwhile, if there is no such account or supplier, or if
     *     the co-op would have no administrator
     */
    @Transactional
    public Account change(Caller by, AccountId id, AccountChange change, @Nullable String looked) {
        Account before =
                accounts.locked(by.coop(), id)
                        .orElseThrow(() -> new Refused(IdentityReason.ACCOUNT_UNKNOWN));
        if (looked != null && !looked.equals(print(before))) {
            throw new Refused(IdentityReason.CHANGED_MEANWHILE);
        }
        Account changed = accounts.change(by.coop(), id, change);
        String detail =
                changed.roles().stream().sorted().toList()
                        + (changed.active() ? "" : " inactive")
                        + (change.password() == null ? "" : " new password");
        audit.record(by, "account.changed", "account/" + id, detail);
        return changed;
    }

    @Transactional
    public List<TokenOf> tokens(Caller by, AccountId id) {
        return tokens.ofAccount(by.coop(), id, LOWEST, TOKENS_MAX).stream()
                .map(
                        row ->
                                new TokenOf(
                                        row.id(),
                                        row.name(),
                                        UtcTime.instant(row.expiresAt()),
                                        row.revokedAt() != null,
                                        row.limits()))
                .toList();
    }

    /**
     * Makes a token for an account: one's own, or another's by an administrator.
     *
     * @param name what it is for
     * @param days for how many it is good
     * @param scopes what it is limited to; empty: to nothing
     * @throws Refused if the account is not the caller's to do that for, or there is none, or the
     *     token would do more than the caller's own
     */
    @Transactional
    public IssuedToken issue(
            Caller by, AccountId account, String name, int days, Set<Scope> scopes) {
        if (!by.account().equals(account) && !by.may(Action.MANAGE_ACCOUNTS)) {
            throw new Refused(IdentityReason.NOT_YOUR_ACCOUNT);
        }
        Set<Scope> own = by.scopes();
        if (!own.isEmpty() && (scopes.isEmpty() || !own.containsAll(scopes))) {
            throw new Refused(IdentityReason.BEYOND_YOUR_TOKEN);
        }
        IssuedToken made = tokens.issue(by.coop(), account, name, Duration.ofDays(days), scopes);
        audit.record(by, "token.issued", "account/" + account, made.id() + " " + name);
        return made;
    }

    /**
     * The same, unless the account has a token of this name: a form that is sent twice makes one.
     *
     * @throws Refused then, and as {@link #issue}
     */
    @Transactional
    public IssuedToken issueOnce(
            Caller by, AccountId account, String name, int days, Set<Scope> scopes) {
        // So that of two that are sent at once one waits.
        coops.locked(by.coop());
        if (tokens.isNamed(by.coop(), account, name)) {
            throw new Refused(IdentityReason.TOKEN_NAME_TAKEN);
        }
        return issue(by, account, name, days, scopes);
    }

    /**
     * @throws Refused if the account has no such token
     */
    @Transactional
    public void revoke(Caller by, AccountId account, UUID token) {
        if (tokens.revoke(by.coop(), account, token)) {
            audit.record(by, "token.revoked", "account/" + account, token.toString());
        }
    }

    @Transactional
    public boolean hasSecondFactor(Caller by, AccountId account) {
        return factors.isOn(by.coop(), account)
                || !passkeys.ofAccount(by.coop(), account).isEmpty();
    }

    /** Takes the second factor and the passkeys of somebody away who has lost them. */
    @Transactional
    public void removeSecondFactor(Caller by, AccountId account) {
        factors.remove(by, account);
        passkeys.removeAll(by, account);
    }
}
