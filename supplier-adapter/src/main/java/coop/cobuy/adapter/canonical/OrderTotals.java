package coop.cobuy.adapter.canonical;

import coop.cobuy.money.Money;

import java.util.List;

/**
 * The sums of a purchase order.
 *
 * @param net sum of the lines' net amounts
 * @param vat VAT by rate, summed
 * @param gross what the order costs: net and VAT
 */
public record OrderTotals(Money net, Money vat, Money gross) {

    void check(List<OrderLine> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines: 0 (expected: at least one)");
        }
        Money sum = Money.zero(net.currency());
        for (OrderLine line : lines) {
            sum = sum.plus(line.net());
        }
        if (!sum.equals(net)) {
            throw new IllegalArgumentException(
                    "net: " + net + " (expected: the lines' sum " + sum + ")");
        }
        if (!net.plus(vat).equals(gross)) {
            throw new IllegalArgumentException(
                    "gross: " + gross + " (expected: net and VAT " + net.plus(vat) + ")");
        }
    }
}
