package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.CoopId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Currency;
import java.util.Optional;

/** Who an account is in a request. */
@Singleton
class Callers {

    private final AccountRows accounts;
    private final CoopRows coops;

    Callers(AccountRows accounts, CoopRows coops) {
        this.accounts = accounts;
        this.coops = coops;
    }

    /** Nothing if there is no such account or it is locked. */
    @Transactional
    Optional<Caller> find(CoopId coop, AccountId id) {
        var currency = coops.find(coop.value()).orElseThrow().coop().currency();
        return accounts.find(coop.value(), id.value())
                .map(row -> row.account(currency))
                .filter(Account::active)
                .map(account -> of(coop, currency, account));
    }

    Caller of(CoopId coop, Currency currency, Account account) {
        return new Caller(
                coop,
                currency,
                account.id(),
                account.name(),
                account.roles(),
                account.member(),
                account.supplier(),
                account.approvalLimit());
    }
}
