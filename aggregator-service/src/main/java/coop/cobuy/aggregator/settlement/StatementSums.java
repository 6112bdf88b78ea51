package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.money.Money;

import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds up a statement, and says whether what was stored in several places is the same. */
final class StatementSums {

    private final Currency currency;
    private final Map<Component, Long> net = new EnumMap<>(Component.class);
    private long vat;
    private long reference;
    private long stored;
    private final SavingSums savings;

    StatementSums(Currency currency) {
        this.currency = currency;
        this.savings = new SavingSums(currency);
    }

    /**
     * @param baselines by number of the goods' line, what its savings are measured against
     */
    void add(
            MemberSettlementRow total,
            List<MemberChargeRow> charges,
            Map<Integer, String> baselines) {
        for (MemberChargeRow charge : charges) {
            if (charge.kind() == Component.GOODS) {
                savings.add(
                        baselines.get(charge.componentNo()),
                        charge.referenceMinor(),
                        charge.netMinor());
            }
            net.merge(charge.kind(), charge.netMinor(), Math::addExact);
            vat = Math.addExact(vat, charge.vatMinor());
            reference = Math.addExact(reference, charge.referenceMinor());
        }
        stored = Math.addExact(stored, Math.addExact(total.supplierMinor(), total.feesMinor()));
    }

    /**
     * @param charged what the ledger says
     */
    StatementView.Totals totals(Money charged) {
        long goods = of(Component.GOODS);
        return new StatementView.Totals(
                money(goods),
                money(of(Component.FREIGHT)),
                money(of(Component.MARK_UP) + of(Component.ORDER_FEE) + of(Component.MEMBER_FEE)),
                money(
                        of(Component.DEPOSIT)
                                + of(Component.ALLOWANCE)
                                + of(Component.ROUNDING)
                                + of(Component.UNEXPLAINED)),
                money(vat),
                money(total()),
                charged,
                money(reference),
                savings.isMixed() ? null : money(Math.subtractExact(reference, goods)),
                savings.hard(),
                savings.avoided());
    }

    boolean agree(Money charged) {
        return total() == stored && total() == charged.minor();
    }

    private long total() {
        long nets = net.values().stream().reduce(0L, Math::addExact);
        return Math.addExact(nets, vat);
    }

    private long of(Component component) {
        return net.getOrDefault(component, 0L);
    }

    private Money money(long minor) {
        return new Money(minor, currency);
    }
}
