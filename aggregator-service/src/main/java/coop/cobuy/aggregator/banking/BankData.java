package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.members.LastAccounts;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.PersonalData;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/**
 * What banks told of a household's payments: name, account and words of who paid. They are erased
 * with the household; amount, day and the bank's reference stay, as the books do.
 */
@Singleton
class BankData implements PersonalData {

    private final BankLineRows rows;
    private final LastAccounts last;

    BankData(BankLineRows rows, LastAccounts last) {
        this.rows = rows;
        this.last = last;
    }

    @Override
    public String part() {
        return "bank-lines";
    }

    @Override
    @Transactional
    public Object export(Caller person) {
        return person.member().stream()
                .flatMap(member -> rows.ofMember(person.coop().value(), member.value()).stream())
                .map(BankLine::of)
                .toList();
    }

    @Override
    @Transactional
    public void erase(Caller person) {
        if (last.isLast(person)) {
            person.member().ifPresent(member -> rows.blank(person.coop().value(), member.value()));
        }
    }
}
