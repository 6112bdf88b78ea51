package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Accounts of one person in several co-ops, between which a session goes without signing in anew.
 * Each belongs to its own co-op as before. Whoever links two has shown the secrets of both; a
 * password that is given anew dissolves its account's links, so that an administrator who gives one
 * comes into no other co-op by it.
 */
@Singleton
public class LinkedAccounts {

    private final PersonAccountRows rows;
    private final AccountRows accounts;
    private final Coops coops;
    private final PasswordCheck check;
    private final PageSignIn signIn;
    private final SecondFactors factors;
    private final PageSessions sessions;
    private final Audit audit;
    private final IdSource ids;
    private final Clock clock;

    LinkedAccounts(
            PersonAccountRows rows,
            AccountRows accounts,
            Coops coops,
            PasswordCheck check,
            PageSignIn signIn,
            SecondFactors factors,
            PageSessions sessions,
            Audit audit,
            IdSource ids,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.coops = coops;
        this.check = check;
        this.signIn = signIn;
        this.factors = factors;
        this.sessions = sessions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An account that a session may go on as.
     *
     * @param coopName of its co-op
     */
    public record Linked(CoopId coop, String coopName, AccountId account, String name) {}

    /**
     * What is shown of the other account.
     *
     * @param code of its second factor; null: none is shown
     * @param address where the request comes from
     */
    public record Shown(
            CoopId coop, String name, String password, @Nullable String code, String address) {

        @Override
        public String toString() {
            return "credentials of " + name;
        }
    }

    /** The others that are linked with the one that a session is of, and are not locked. */
    @Transactional
    public List<Linked> others(PageSession session) {
        return rows.find(session.coop().value(), session.account().value()).stream()
                .flatMap(row -> rows.ofPerson(row.personId()).stream())
                .filter(row -> !row.accountId().equals(session.account().value()))
                .flatMap(row -> linked(row).stream())
                .toList();
    }

    private Optional<Linked> linked(PersonAccountRow row) {
        CoopId coop = new CoopId(row.coopId());
        String coopName = coops.find(coop).map(Coop::name).orElse("");
        return accounts.find(row.coopId(), row.accountId())
                .filter(AccountRow::active)
                .map(
                        account ->
                                new Linked(
                                        coop,
                                        coopName,
                                        new AccountId(account.id()),
                                        account.name()));
    }

    /**
     * Links another account of the same person with the one that a session is of. By a session
     * alone: a token may have been made by somebody else.
     *
     * @throws Refused if name and password do not belong together, a code is missing or wrong, or
     *     too many were
     */
    public void link(PageSession session, Shown shown) {
        PasswordCheck.Outcome outcome =
                check.attempt(shown.coop(), shown.name(), shown.password(), shown.address());
        switch (outcome) {
            case PasswordCheck.Outcome.Right(var other) -> {
                requireCode(other, shown.code());
                link(session, other);
            }
            case PasswordCheck.Outcome.Wrong() ->
                    throw new Refused(IdentityReason.WRONG_NAME_OR_PASSWORD);
            case PasswordCheck.Outcome.Wait(var time) ->
                    throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        }
    }

    private void requireCode(AccountRow other, @Nullable String code) {
        CoopId coop = new CoopId(other.coopId());
        AccountId account = new AccountId(other.id());
        if (!factors.isOn(coop, account)) {
            return;
        }
        if (code == null || code.isBlank()) {
            throw new Refused(IdentityReason.CODE_NEEDED);
        }
        if (!factors.isRight(coop, account, code)) {
            throw new Refused(IdentityReason.WRONG_CODE);
        }
    }

    @Transactional
    void link(PageSession session, AccountRow other) {
        UUID person = person(session.coop().value(), session.account().value());
        UUID others = person(other.coopId(), other.id());
        if (!person.equals(others)) {
            rows.merge(others, person);
        }
        String detail = "with account/" + other.id() + " of coop/" + other.coopId();
        audit.record(
                session.coop(),
                session.account(),
                "account.linked",
                "account/" + session.account(),
                detail);
        audit.record(
                new CoopId(other.coopId()),
                new AccountId(other.id()),
                "account.linked",
                "account/" + other.id(),
                "with account/" + session.account() + " of coop/" + session.coop());
    }

    private UUID person(UUID coop, UUID account) {
        return rows.find(coop, account)
                .orElseGet(
                        () ->
                                rows.save(
                                        new PersonAccountRow(
                                                coop,
                                                account,
                                                ids.next(),
                                                UtcTime.of(clock.instant()))))
                .personId();
    }

    /** The account of a session is linked with no other from now on. */
    @Transactional
    public void unlink(PageSession session) {
        if (rows.unlink(session.coop().value(), session.account().value()) == 0) {
            return;
        }
        audit.record(
                session.coop(),
                session.account(),
                "account.unlinked",
                "account/" + session.account(),
                "");
    }

    /**
     * Goes on as another account of the same person, under a new secret; what its co-op asks beyond
     * a password is still to be shown.
     *
     * @throws Refused if they are not linked
     */
    @Transactional
    public PageSessions.Started goOnAs(PageSession session, CoopId coop, AccountId account) {
        if (session.stage() != Stage.SIGNED_IN
                || others(session).stream()
                        .noneMatch(o -> o.coop().equals(coop) && o.account().equals(account))) {
            throw new Refused(IdentityReason.ACCOUNT_UNKNOWN);
        }
        AccountRow row = accounts.find(coop.value(), account.value()).orElseThrow();
        audit.record(
                coop, account, "account.entered", "account/" + account, "from " + session.coop());
        return sessions.start(
                new PageSessions.Wanted(
                        coop,
                        account,
                        signIn.stage(row),
                        session.remembered(),
                        false,
                        session.device()),
                session);
    }
}
