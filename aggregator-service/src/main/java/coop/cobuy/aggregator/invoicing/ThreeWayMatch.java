package coop.cobuy.aggregator.invoicing;

import static coop.cobuy.aggregator.invoicing.Difference.Kind.CREDITED_OVER_BILLED;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.CURRENCY_DIFFERS;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.NOT_ORDERED;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.NOT_RECEIVED;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.PRICE_ABOVE_ORDER;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.PRICE_BELOW_ORDER;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.QUANTITY_OVER_RECEIVED;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.RECEIVED_NOT_BILLED;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.SUM_WRONG;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.VAT_RATE_DIFFERS;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a bill with the purchase order and the goods received, line by line, and with its own
 * arithmetic. Decides and does nothing: the same arguments give the same differences, in the order
 * of the bill. Two lines for one product (two lots) count together.
 */
final class ThreeWayMatch {

    private final Bill bill;
    private final Map<String, OrderedLine> ordered = new HashMap<>();
    private final Map<String, Long> billedMilli = new HashMap<>();
    private final Map<String, BilledLine> first = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private ThreeWayMatch(Bill bill, List<OrderedLine> orderedLines) {
        this.bill = bill;
        orderedLines.forEach(line -> ordered.put(line.sku(), line));
        for (BilledLine line : bill.lines()) {
            if (line.kind() == LineKind.GOODS) {
                billedMilli.merge(line.sku(), line.units().milli(), Math::addExact);
                first.putIfAbsent(line.sku(), line);
            }
        }
    }

    /**
     * @param known differences found before: the order or the credited invoice is unknown
     * @param orderedLines none where the order is unknown, each product once
     */
    static Match match(
            Bill bill, Currency currency, List<OrderedLine> orderedLines, List<Difference> known) {
        ThreeWayMatch match = new ThreeWayMatch(bill, orderedLines);
        match.differences.addAll(known);
        if (!bill.currency().equals(currency)) {
            match.differ(
                    CURRENCY_DIFFERS,
                    "/currency",
                    currency.getCurrencyCode(),
                    bill.currency().getCurrencyCode());
        }
        List<Match.Line> lines = new ArrayList<>();
        for (int i = 0; i < bill.lines().size(); i++) {
            lines.add(match.line("/lines/" + i, bill.lines().get(i)));
        }
        if (!bill.credit()) {
            orderedLines.forEach(match::whatIsNotBilled);
        }
        InvoiceTotals totals = InvoiceTotals.of(bill);
        if (!totals.payable().equals(bill.payable())) {
            match.differ(
                    SUM_WRONG, "/payable", totals.payable().decimal(), decimal(bill.payable()));
        }
        return new Match(lines, match.differences, totals);
    }

    private Match.Line line(String at, BilledLine line) {
        Money net = line.unitPrice().times(line.units());
        if (!net.equals(line.net())) {
            differ(SUM_WRONG, at + "/net", net.decimal(), decimal(line.net()));
        }
        OrderedLine order = ordered.get(line.sku());
        if (order == null) {
            differ(NOT_ORDERED, at + "/sku", "a product of the purchase order", line.sku());
            return beside(line, null);
        }
        if (line.kind() == LineKind.GOODS) {
            quantity(at, line, order);
            price(at, line, order);
            vat(at, line, order);
        }
        return beside(line, order);
    }

    private void quantity(String at, BilledLine line, OrderedLine order) {
        if (!line.equals(first.get(line.sku()))) {
            return; // said at the product's first line, for all of them together
        }
        Units billed = new Units(billedMilli.getOrDefault(line.sku(), 0L));
        if (bill.credit()) {
            if (billed.compareTo(order.billedBefore()) > 0) {
                differ(
                        CREDITED_OVER_BILLED,
                        at + "/units",
                        text(order.billedBefore()),
                        text(billed));
            }
            return;
        }
        if (order.received().isZero() && !billed.isZero()) {
            differ(NOT_RECEIVED, at + "/units", "0", text(billed));
            return;
        }
        Units all = billed.plus(order.billedBefore());
        if (all.compareTo(order.received()) > 0) {
            differ(QUANTITY_OVER_RECEIVED, at + "/units", text(order.received()), text(all));
        }
    }

    private void price(String at, BilledLine line, OrderedLine order) {
        UnitPrice agreed = order.unitPrice();
        if (bill.credit() || !bill.currency().equals(agreed.currency())) {
            return; // what is credited need not be at the price of the order
        }
        int compared = line.unitPrice().compareTo(agreed);
        if (compared != 0 && !isSameAverage(line, agreed)) {
            differ(
                    compared > 0 ? PRICE_ABOVE_ORDER : PRICE_BELOW_ORDER,
                    at + "/unitPrice",
                    agreed.toString(),
                    line.unitPrice().toString());
        }
    }

    /**
     * An average price, of cases or by steps, stands in the order rounded up to millionths; a
     * supplier may round it otherwise, so long as the same is to be paid.
     */
    private static boolean isSameAverage(BilledLine line, UnitPrice agreed) {
        return agreed.amount().scale() == UnitPrice.SCALE_MAX
                && agreed.times(line.units()).equals(line.unitPrice().times(line.units()));
    }

    private void vat(String at, BilledLine line, OrderedLine order) {
        if (!line.vatPercent().equals(order.vatPercent())) {
            differ(
                    VAT_RATE_DIFFERS,
                    at + "/vatPercent",
                    order.vatPercent().decimal(),
                    line.vatPercent().decimal());
        }
    }

    private void whatIsNotBilled(OrderedLine order) {
        long now = billedMilli.getOrDefault(order.sku(), 0L);
        Units all = order.billedBefore().plus(new Units(now));
        if (all.compareTo(order.received()) < 0) {
            differ(
                    RECEIVED_NOT_BILLED,
                    "/lines",
                    order.sku() + ": " + text(order.received()),
                    order.sku() + ": " + text(all));
        }
    }

    private static Match.Line beside(BilledLine line, @Nullable OrderedLine order) {
        return new Match.Line(
                line.lineNo(),
                order == null ? null : order.offer(),
                line.sku(),
                order == null ? null : order.ordered(),
                order == null ? null : order.received(),
                line.units(),
                order == null ? null : order.unitPrice(),
                line.unitPrice(),
                line.net());
    }

    private void differ(Difference.Kind kind, String pointer, String expected, String found) {
        differences.add(new Difference(kind, pointer, expected, found));
    }

    private static String text(Units units) {
        return units.toString();
    }

    private static String decimal(Money amount) {
        return amount.decimal();
    }
}
