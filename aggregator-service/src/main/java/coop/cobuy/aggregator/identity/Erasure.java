package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.PersonalData;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.AccountId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives a person what is kept about them, or erases it. */
@Singleton
public class Erasure {

    private final List<PersonalData> parts;
    private final PasswordCheck check;
    private final Callers callers;
    private final Accounts accounts;
    private final Audit audit;

    Erasure(
            Collection<PersonalData> parts,
            PasswordCheck check,
            Callers callers,
            Accounts accounts,
            Audit audit) {
        // The account last: others ask it who acts for whom.
        this.parts =
                parts.stream()
                        .sorted(
                                Comparator.comparing((PersonalData p) -> p instanceof AccountData)
                                        .thenComparing(PersonalData::part))
                        .toList();
        this.check = check;
        this.callers = callers;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** All that is kept about somebody, by parts. */
    @Transactional
    public Map<String, Object> export(Caller person) {
        Map<String, Object> export = new LinkedHashMap<>();
        parts.forEach(part -> export.put(part.part(), part.export(person)));
        audit.record(person, "account.exported", "account/" + person.account(), "");
        return export;
    }

    /**
     * Erases one's own data, and the account with it.
     *
     * @param address where the request comes from
     * @throws Refused if the password is wrong, or the co-op would have no administrator
     */
    public void eraseOwn(Caller person, String password, String address) {
        PasswordCheck.Outcome outcome =
                check.attempt(person.coop(), person.name(), password, address);
        switch (outcome) {
            case PasswordCheck.Outcome.Right(var row) -> erase(person, person);
            case PasswordCheck.Outcome.Wrong() -> throw new Refused(IdentityReason.WRONG_PASSWORD);
            case PasswordCheck.Outcome.Wait(var time) ->
                    throw new Refused(IdentityReason.TOO_MANY_ATTEMPTS);
        }
    }

    /**
     * Erases somebody's data, who has asked the co-op to.
     *
     * @throws Refused if there is no such account, or the co-op would have no administrator
     */
    @Transactional
    public void erase(Caller by, AccountId account) {
        Caller person =
                accounts.find(by.coop(), account)
                        .map(found -> callers.of(by.coop(), by.currency(), found))
                        .orElseThrow(() -> new Refused(IdentityReason.ACCOUNT_UNKNOWN));
        erase(by, person);
    }

    @Transactional
    void erase(Caller by, Caller person) {
        parts.forEach(part -> part.erase(person));
        audit.record(by, "account.erased", "account/" + person.account(), "");
    }
}
