package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what many accounts hold. */
@Singleton
public class Balances {

    private final OwnerBalanceRows rows;

    Balances(OwnerBalanceRows rows) {
        this.rows = rows;
    }

    /** What an account holds that is no member's. */
    public record Held(AccountKey account, Money balance) {}

    /** The funds of some members; whoever never had any is left out. */
    @Transactional
    public Map<MemberId, Funds> of(CoopId coop, Currency currency, Collection<MemberId> members) {
        if (members.isEmpty()) {
            return Map.of();
        }
        List<byte[]> accounts =
                members.stream().map(member -> AccountKey.member(member).id(coop).bytes()).toList();
        Map<MemberId, Funds> found = new HashMap<>();
        rows.among(coop.value(), accounts)
                .forEach(row -> found.put(new MemberId(row.ownerId()), funds(row, currency)));
        return found;
    }

    /** Members who owe the co-op, the most first. */
    @Transactional
    public Map<MemberId, Funds> owing(CoopId coop, Currency currency, int skip, int atMost) {
        Map<MemberId, Funds> found = new LinkedHashMap<>();
        rows.owing(coop.value(), skip, atMost)
                .forEach(row -> found.put(new MemberId(row.ownerId()), funds(row, currency)));
        return found;
    }

    /** The co-op's own accounts and the suppliers', by kind. */
    @Transactional
    public List<Held> others(CoopId coop, Currency currency) {
        return rows.others(coop.value()).stream()
                .map(
                        row ->
                                new Held(
                                        new AccountKey(row.kind(), row.ownerId()),
                                        new Money(row.balanceMinor(), currency)))
                .toList();
    }

    private static Funds funds(OwnerBalanceRow row, Currency currency) {
        return new Funds(
                new Money(row.balanceMinor(), currency),
                new Money(row.creditLimitMinor(), currency));
    }
}
