package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KnownCallers;
import coop.cobuy.aggregator.platform.KnownParty;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The accounts of a co-op's people. */
@Singleton
public class Accounts {

    private final AccountRows rows;
    private final CoopRows coops;
    private final Passwords passwords;
    private final PageSessions sessions;
    private final TokenRows tokens;
    private final PersonAccountRows persons;
    private final OidcIdentityRows identities;
    private final Collection<KnownParty> parties;
    private final KnownCallers known;
    private final IdSource ids;
    private final Clock clock;

    Accounts(
            AccountRows rows,
            CoopRows coops,
            Passwords passwords,
            PageSessions sessions,
            TokenRows tokens,
            PersonAccountRows persons,
            OidcIdentityRows identities,
            Collection<KnownParty> parties,
            KnownCallers known,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.coops = coops;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.persons = persons;
        this.identities = identities;
        this.parties = parties;
        this.known = known;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @throws Refused if the name is taken, or the member or the supplier does not exist
     */
    @Transactional
    public Account create(CoopId coop, NewAccount wanted) {
        Currency currency = lock(coop).currency();
        String key = AccountRow.key(wanted.name());
        if (rows.named(coop.value(), key).isPresent()) {
            throw Refused.at(
                    "/name", IdentityReason.NAME_TAKEN, IdentityReason.NAME_TAKEN.message());
        }
        requireKnown(coop, wanted);
        AccountRow row =
                new AccountRow(
                        coop.value(),
                        ids.next(),
                        wanted.name(),
                        key,
                        wanted.email(),
                        wanted.password() == null ? null : passwords.hash(wanted.password()),
                        AccountRow.text(wanted.roles()),
                        value(wanted.member()),
                        value(wanted.supplier()),
                        minor(wanted.approvalLimit()),
                        true,
                        0,
                        UtcTime.of(clock.instant()));
        rows.save(row);
        return row.account(currency);
    }

    /** All changes of a co-op's accounts wait for each other, so that its rules hold over them. */
    private Coop lock(CoopId coop) {
        return coops.lock(coop.value())
                .orElseThrow(() -> new IllegalStateException("co-op: " + coop + " (no such)"))
                .coop();
    }

    /**
     * @throws Refused if the member or the supplier that an account is to act for does not exist
     */
    void requireKnown(CoopId coop, NewAccount wanted) {
        requireKnown(coop, Role.MEMBER, wanted.member());
        requireKnown(coop, Role.SUPPLIER, wanted.supplier());
    }

    private void requireKnown(CoopId coop, Role role, @Nullable Id id) {
        if (id == null) {
            return;
        }
        boolean known =
                parties.stream().anyMatch(p -> p.role() == role && p.exists(coop, id.value()));
        if (!known) {
            boolean member = role == Role.MEMBER;
            IdentityReason reason =
                    member ? IdentityReason.MEMBER_UNKNOWN : IdentityReason.SUPPLIER_UNKNOWN;
            throw Refused.at(member ? "/member" : "/supplier", reason, reason.message());
        }
    }

    static @Nullable UUID value(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }

    @Transactional
    public Optional<Account> find(CoopId coop, AccountId id) {
        return rows.find(coop.value(), id.value()).map(row -> row.account(currency(coop)));
    }

    /** As {@link #find}; nobody else changes it until the transaction under way has ended. */
    @Transactional
    Optional<Account> locked(CoopId coop, AccountId id) {
        Currency currency = lock(coop).currency();
        return rows.find(coop.value(), id.value()).map(row -> row.account(currency));
    }

    /** Those that act for a member, in order of their ids. */
    @Transactional
    public List<Account> ofMember(CoopId coop, MemberId member) {
        return accounts(coop, rows.ofMember(coop.value(), member.value()));
    }

    /** As {@link #ofMember}; nobody else changes them until the transaction under way has ended. */
    @Transactional
    List<Account> lockedOfMember(CoopId coop, MemberId member) {
        lock(coop);
        return ofMember(coop, member);
    }

    /** The active ones with a role, in order of their ids. */
    @Transactional
    public List<Account> withRole(CoopId coop, Role role) {
        return accounts(coop, rows.withRole(coop.value(), role.name()));
    }

    /** A co-op's accounts after one, in order of their ids. */
    @Transactional
    public List<Account> after(CoopId coop, UUID after, int atMost) {
        return accounts(coop, rows.after(coop.value(), after, atMost));
    }

    private List<Account> accounts(CoopId coop, List<AccountRow> found) {
        Currency currency = currency(coop);
        return found.stream().map(row -> row.account(currency)).toList();
    }

    private Currency currency(CoopId coop) {
        return coops.find(coop.value()).orElseThrow().coop().currency();
    }

    /**
     * From now on the account acts for the member and has the role {@link Role#MEMBER}, unless it
     * is a {@link Role#DELEGATE} already; null: for none, without either role.
     *
     * @throws Refused if the account or the member does not exist
     */
    @Transactional
    public Account actFor(CoopId coop, AccountId id, @Nullable MemberId member) {
        lock(coop);
        requireKnown(coop, Role.MEMBER, member);
        AccountRow row = rows.find(coop.value(), id.value()).orElseThrow(Accounts::unknown);
        Account old = row.account(currency(coop));
        Set<Role> roles = new HashSet<>(old.roles());
        if (member == null) {
            roles.removeAll(Set.of(Role.MEMBER, Role.DELEGATE));
        } else if (!roles.contains(Role.DELEGATE)) {
            roles.add(Role.MEMBER);
        }
        Account changed =
                new Account(
                        id,
                        old.name(),
                        old.email(),
                        roles,
                        member,
                        old.supplier(),
                        old.approvalLimit(),
                        old.active());
        update(row, changed, row.passwordHash());
        return changed;
    }

    /** An account may do nothing from now on. */
    @Transactional
    void lockOut(CoopId coop, AccountId id) {
        change(coop, id, new AccountChange(null, null, null, null, null, false));
    }

    private static Refused unknown() {
        return new Refused(IdentityReason.ACCOUNT_UNKNOWN);
    }

    @Transactional
    Account change(CoopId coop, AccountId id, AccountChange change) {
        Currency currency = lock(coop).currency();
        AccountRow row = rows.find(coop.value(), id.value()).orElseThrow(Accounts::unknown);
        Account old = row.account(currency);
        Account changed = change.applyTo(old);
        requireKnown(coop, Role.SUPPLIER, change.supplier());
        if (isAdministrator(old) && !isAdministrator(changed) && isLast(coop)) {
            throw new Refused(IdentityReason.LAST_ADMINISTRATOR);
        }
        String password = change.password();
        update(row, changed, password == null ? row.passwordHash() : passwords.hash(password));
        if (password != null) {
            signOutEverywhere(coop, id);
        }
        return changed;
    }

    /**
     * Gives an account a new password; it is signed out everywhere.
     *
     * @throws Refused if there is no such account, or it is locked
     */
    @Transactional
    Account newPassword(CoopId coop, AccountId id, String password) {
        Currency currency = lock(coop).currency();
        AccountRow row =
                rows.find(coop.value(), id.value())
                        .filter(AccountRow::active)
                        .orElseThrow(Accounts::unknown);
        Account account = row.account(currency);
        update(row, account, passwords.hash(password));
        signOutEverywhere(coop, id);
        return account;
    }

    /**
     * Leaves nothing of an account but its id, by which entries name it.
     *
     * @throws Refused if there is no such account, or it is the last administrator
     */
    @Transactional
    void erase(CoopId coop, AccountId id) {
        Currency currency = lock(coop).currency();
        AccountRow row = rows.find(coop.value(), id.value()).orElseThrow(Accounts::unknown);
        if (isAdministrator(row.account(currency)) && isLast(coop)) {
            throw new Refused(IdentityReason.LAST_ADMINISTRATOR);
        }
        String name = "former account " + id;
        if (rows.erase(coop.value(), id.value(), row.version(), name, AccountRow.key(name)) != 1) {
            throw new Refused(IdentityReason.CHANGED_MEANWHILE);
        }
        persons.unlink(coop.value(), id.value());
        known.forget(id);
    }

    private void signOutEverywhere(CoopId coop, AccountId id) {
        sessions.endAll(coop, id, null);
        persons.unlink(coop.value(), id.value());
        identities.unlink(coop.value(), id.value());
        tokens.revokeNamed(
                coop.value(), id.value(), Tokens.OF_SESSIONS, UtcTime.of(clock.instant()));
    }

    private static boolean isAdministrator(Account account) {
        return account.active() && account.roles().contains(Role.ADMINISTRATOR);
    }

    private boolean isLast(CoopId coop) {
        return rows.withRole(coop.value(), Role.ADMINISTRATOR.name()).size() == 1;
    }

    private void update(AccountRow row, Account changed, @Nullable String passwordHash) {
        int updated =
                rows.update(
                        row.coopId(),
                        row.id(),
                        row.version(),
                        changed.email(),
                        passwordHash,
                        AccountRow.text(changed.roles()),
                        value(changed.member()),
                        value(changed.supplier()),
                        minor(changed.approvalLimit()),
                        changed.active());
        if (updated != 1) {
            throw new Refused(IdentityReason.CHANGED_MEANWHILE);
        }
        known.forget(changed.id());
    }
}
