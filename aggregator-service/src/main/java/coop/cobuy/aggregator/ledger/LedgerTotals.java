package coop.cobuy.aggregator.ledger;

import coop.cobuy.id.CoopId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Currency;
import java.util.List;

/** What all accounts of each kind hold together. */
@Singleton
public class LedgerTotals {

    private final KindTotalRows rows;

    LedgerTotals(KindTotalRows rows) {
        this.rows = rows;
    }

    /** The sum of all accounts of a kind. */
    public record KindTotal(AccountKind kind, long accounts, Money total) {}

    /** All kinds; their totals add up to zero. */
    public record Totals(List<KindTotal> kinds, Money sum) {
        public Totals {
            kinds = List.copyOf(kinds);
        }
    }

    /** Summed over all transfers, so that it would show books that do not add up. */
    @Transactional
    public Totals of(CoopId coop, Currency currency) {
        List<KindTotal> kinds =
                rows.totals(coop.value()).stream()
                        .map(
                                row ->
                                        new KindTotal(
                                                row.kind(),
                                                row.accounts(),
                                                new Money(row.totalMinor(), currency)))
                        .toList();
        Money sum = kinds.stream().map(KindTotal::total).reduce(Money.zero(currency), Money::plus);
        return new Totals(kinds, sum);
    }
}
