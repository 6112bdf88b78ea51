package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.identity.Account;
import coop.cobuy.aggregator.identity.Accounts;
import coop.cobuy.aggregator.platform.Caller;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Tells whether a household is erased with the account of one person. */
@Singleton
public class LastAccounts {

    private final Accounts accounts;

    LastAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Whether the person acts for a member, and no other active account does. */
    @Transactional
    public boolean isLast(Caller person) {
        return person.member()
                .filter(
                        member ->
                                accounts.ofMember(person.coop(), member).stream()
                                        .filter(Account::active)
                                        .allMatch(account -> account.id().equals(person.account())))
                .isPresent();
    }
}
