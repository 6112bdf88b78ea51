package coop.cobuy.aggregator.invoicing;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bill adds up to by the arithmetic of EN 16931: line nets summed exactly, allowances and
 * charges, VAT once per rate, rounding.
 *
 * @param vat by rising rate
 * @param payable the sum of it all, which need not be what the supplier states
 * @param vatRounding how the tax was rounded
 */
public record InvoiceTotals(
        Money lines,
        Money allowances,
        Money charges,
        List<VatTotal> vat,
        Money rounding,
        Money payable,
        RoundingMode vatRounding) {

    /** Tried in this order: the usual one first, then those of other countries. */
    private static final List<RoundingMode> MODES =
            List.of(
                    RoundingMode.HALF_UP,
                    RoundingMode.DOWN,
                    RoundingMode.HALF_EVEN,
                    RoundingMode.UP);

    public InvoiceTotals {
        vat = List.copyOf(vat);
    }

    /**
     * The totals with the first way of rounding tax that leads to the payable amount stated; if
     * none does, with tax rounded half up.
     */
    public static InvoiceTotals of(Bill bill) {
        for (RoundingMode mode : MODES) {
            InvoiceTotals totals = of(bill, mode);
            if (totals.payable().equals(bill.payable())) {
                return totals;
            }
        }
        return of(bill, MODES.getFirst());
    }

    /** The totals with tax rounded in one way. */
    public static InvoiceTotals of(Bill bill, RoundingMode mode) {
        Currency currency = bill.currency();
        Money lines = sum(currency, bill.lines().stream().map(BilledLine::net).toList());
        Money allowances = sum(currency, nets(bill.allowances()));
        Money charges = sum(currency, nets(bill.charges()));
        List<VatTotal> vat =
                bases(bill).entrySet().stream()
                        .map(entry -> VatTotal.on(entry.getKey(), entry.getValue(), mode))
                        .toList();
        Money payable =
                lines.plus(allowances)
                        .plus(charges)
                        .plus(sum(currency, vat.stream().map(VatTotal::vat).toList()))
                        .plus(bill.rounding());
        return new InvoiceTotals(lines, allowances, charges, vat, bill.rounding(), payable, mode);
    }

    /** Quantity times price by the price's base quantity, rounded once, half up (BT-131). */
    static Money lineNet(
            BigDecimal quantity, BigDecimal price, BigDecimal baseQuantity, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        BigDecimal net =
                quantity.multiply(price).divide(baseQuantity, digits, RoundingMode.HALF_UP);
        return Money.round(net, currency, RoundingMode.UNNECESSARY);
    }

    private static SortedMap<Percent, Money> bases(Bill bill) {
        SortedMap<Percent, Money> bases = new TreeMap<>();
        bill.lines().forEach(line -> bases.merge(line.vatPercent(), line.net(), Money::plus));
        bill.allowances().forEach(each -> bases.merge(each.vatPercent(), each.net(), Money::plus));
        bill.charges().forEach(each -> bases.merge(each.vatPercent(), each.net(), Money::plus));
        return bases;
    }

    private static List<Money> nets(List<BilledAmount> amounts) {
        return amounts.stream().map(BilledAmount::net).toList();
    }

    private static Money sum(Currency currency, List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }
}
