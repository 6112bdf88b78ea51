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
import static coop.cobuy.aggregator.invoicing.Difference.Kind.UNIT_DIFFERS;
import static coop.cobuy.aggregator.invoicing.Difference.Kind.VAT_RATE_DIFFERS;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares a bill with the purchase order and the goods received, line by line, and with its own
 * arithmetic. Decides and does nothing: the same arguments give the same differences, in the order
 * of the bill. Two lines for one product (two lots) count together. Pieces of which kilograms are
 * billed are compared in kilograms, what was billed of them in pieces at the weight that came.
 */
final class ThreeWayMatch {

    private final Bill bill;
    private final Map<String, OrderedLine> ordered = new HashMap<>();
    private final Map<String, Long> billedMilli = new HashMap<>();
    private final Map<String, Long> billedGrams = new HashMap<>();
    private final Map<String, BilledLine> first = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    private ThreeWayMatch(Bill bill, List<OrderedLine> orderedLines) {
        this.bill = bill;
        orderedLines.forEach(line -> ordered.put(line.sku(), line));
        for (BilledLine line : bill.lines()) {
            if (line.kind() == LineKind.GOODS) {
                Map<String, Long> sums = isByWeight(line) ? billedGrams : billedMilli;
                sums.merge(line.sku(), line.units().milli(), Math::addExact);
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
            if (isUnitKnown(line, order)) {
                quantity(at, line, order);
                price(at, line, order);
            } else {
                differ(
                        UNIT_DIFFERS,
                        at + "/unit",
                        units(order),
                        line.unit().map(UnitCode::code).orElse(""));
            }
            vat(at, line, order);
        }
        return beside(line, order);
    }

    private boolean isByWeight(BilledLine line) {
        OrderedLine order = ordered.get(line.sku());
        return line.isInKilograms() && order != null && order.weight().isPresent();
    }

    private boolean isUnitKnown(BilledLine line, OrderedLine order) {
        return isByWeight(line) || line.unit().filter(unit -> !unit.equals(order.unit())).isEmpty();
    }

    private static String units(OrderedLine order) {
        return order.unit() + order.weight().map(weight -> " or " + UnitCode.KILOGRAM).orElse("");
    }

    /**
     * What came of a product and what is billed of it, all in pieces or all in kilograms.
     *
     * @param unit after each number
     */
    private record Amounts(Units received, Units before, Units now, String unit) {

        private Units all() {
            return before.plus(now);
        }

        private String text(Units amount) {
            return amount + unit;
        }
    }

    private Amounts amounts(OrderedLine order) {
        Units now = new Units(billedMilli.getOrDefault(order.sku(), 0L));
        OrderedLine.Weight weight = order.weightOrNull();
        Units kilograms = new Units(billedGrams.getOrDefault(order.sku(), 0L));
        if (weight == null || (kilograms.isZero() && weight.billedBefore().isZero())) {
            return new Amounts(order.received(), order.billedBefore(), now, "");
        }
        return new Amounts(
                weight.received(),
                weight.billedBefore().plus(weighed(order, weight, order.billedBefore())),
                kilograms.plus(weighed(order, weight, now)),
                " kg");
    }

    /** What some of the pieces weigh, as what came does, rounded half up to grams. */
    private static Units weighed(OrderedLine order, OrderedLine.Weight weight, Units pieces) {
        boolean nothingCame = order.received().isZero();
        Units all = nothingCame ? order.ordered() : order.received();
        Units kilograms = nothingCame ? weight.ordered() : weight.received();
        return all.isZero()
                ? Units.ZERO
                : Units.parse(
                        pieces.decimal()
                                .multiply(kilograms.decimal())
                                .divide(all.decimal(), Units.DECIMALS, RoundingMode.HALF_UP)
                                .toPlainString());
    }

    private void quantity(String at, BilledLine line, OrderedLine order) {
        if (!line.equals(first.get(line.sku()))) {
            return; // said at the product's first line, for all of them together
        }
        Amounts amounts = amounts(order);
        if (bill.credit()) {
            if (amounts.now().compareTo(amounts.before()) > 0) {
                differ(CREDITED_OVER_BILLED, at, amounts, amounts.before(), amounts.now());
            }
            return;
        }
        if (amounts.received().isZero() && !amounts.now().isZero()) {
            differ(NOT_RECEIVED, at, amounts, amounts.received(), amounts.now());
            return;
        }
        if (amounts.all().compareTo(amounts.received()) > 0) {
            differ(QUANTITY_OVER_RECEIVED, at, amounts, amounts.received(), amounts.all());
        }
    }

    private void price(String at, BilledLine line, OrderedLine order) {
        UnitPrice agreed = price(line, order);
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

    private UnitPrice price(BilledLine line, OrderedLine order) {
        return order.weight()
                .filter(weight -> isByWeight(line))
                .map(OrderedLine.Weight::price)
                .orElse(order.unitPrice());
    }

    /**
     * An average price, of cases, by steps or of a kilogram, stands in the order rounded up to
     * millionths; a supplier may round it otherwise, so long as the same is to be paid.
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
        Amounts amounts = amounts(order);
        if (amounts.all().compareTo(amounts.received()) < 0) {
            differ(
                    RECEIVED_NOT_BILLED,
                    "/lines",
                    order.sku() + ": " + amounts.text(amounts.received()),
                    order.sku() + ": " + amounts.text(amounts.all()));
        }
    }

    private Match.Line beside(BilledLine line, @Nullable OrderedLine order) {
        if (order == null) {
            return new Match.Line(
                    line.lineNo(),
                    null,
                    line.sku(),
                    line.unitOrNull(),
                    null,
                    null,
                    line.units(),
                    null,
                    line.unitPrice(),
                    line.net());
        }
        OrderedLine.Weight weight = isByWeight(line) ? order.weightOrNull() : null;
        return new Match.Line(
                line.lineNo(),
                order.offer(),
                line.sku(),
                weight == null ? order.unit() : UnitCode.KILOGRAM,
                weight == null ? order.ordered() : weight.ordered(),
                weight == null ? order.received() : weight.received(),
                line.units(),
                price(line, order),
                line.unitPrice(),
                line.net());
    }

    private void differ(
            Difference.Kind kind, String at, Amounts amounts, Units expected, Units found) {
        differ(kind, at + "/units", amounts.text(expected), amounts.text(found));
    }

    private void differ(Difference.Kind kind, String pointer, String expected, String found) {
        differences.add(new Difference(kind, pointer, expected, found));
    }

    private static String decimal(Money amount) {
        return amount.decimal();
    }
}
