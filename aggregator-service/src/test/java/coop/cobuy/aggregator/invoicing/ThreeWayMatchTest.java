package coop.cobuy.aggregator.invoicing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

class ThreeWayMatchTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # ordered|received|before|price|vat|billed|at  |with| differences
                      8      | 8      | 0    |2.10 |700| 8    |2.10|700 | ''
                      8      | 8      | 0    |2.10 |700| 9    |2.10|700 | QUANTITY_OVER_RECEIVED /lines/0/units 8 9
                      8      | 6      | 0    |2.10 |700| 8    |2.10|700 | QUANTITY_OVER_RECEIVED /lines/0/units 6 8
                      8      | 8      | 4    |2.10 |700| 4    |2.10|700 | ''
                      8      | 8      | 4    |2.10 |700| 5    |2.10|700 | QUANTITY_OVER_RECEIVED /lines/0/units 8 9
                      8      | 0      | 0    |2.10 |700| 8    |2.10|700 | NOT_RECEIVED /lines/0/units 0 8
                      8      | 8      | 0    |2.10 |700| 8    |2.11|700 | PRICE_ABOVE_ORDER /lines/0/unitPrice 2.10 2.11
                      8      | 8      | 0    |2.10 |700| 8    |2.09|700 | PRICE_BELOW_ORDER /lines/0/unitPrice 2.10 2.09
                      8      | 8      | 0    |2.100|700| 8    |2.1 |700 | ''
                      8      | 8      | 0    |2.10 |700| 8    |2.10|1900| VAT_RATE_DIFFERS /lines/0/vatPercent 7.00 19.00
                      8      | 8      | 0    |2.10 |700| 5    |2.10|700 | RECEIVED_NOT_BILLED /lines rice: 8 rice: 5
                      8      | 8.250  | 0    |2.10 |700| 8.250|2.10|700 | ''
                    """)
    void comparesALineWithOrderAndReceipt(
            String ordered,
            String received,
            String before,
            String price,
            int vat,
            String billed,
            String at,
            int with,
            String expected) {
        Bill bill =
                payableAsItAddsUp(List.of(BillExamples.line(1, "rice", billed, at, with, "EUR")));
        OrderedLine order = ordered("rice", ordered, received, before, price, vat);
        Match match = ThreeWayMatch.match(bill, EUR, List.of(order), List.of());
        assertEquals(expected, text(match));
    }

    @Test
    void locatesWrongSums() {
        BilledLine right = BillExamples.line(1, "rice", "3", "0.333", 700, "EUR");
        BilledLine wrong =
                new BilledLine(
                        2,
                        LineKind.GOODS,
                        "oats",
                        Units.of(2),
                        UnitPrice.parse("1.00", EUR),
                        Money.of(201, "EUR"),
                        new Percent(700));
        Bill bill = BillExamples.bill("EUR", List.of(right, wrong), 999);
        Match match =
                ThreeWayMatch.match(
                        bill,
                        EUR,
                        List.of(
                                ordered("rice", "3", "3", "0", "0.333", 700),
                                ordered("oats", "2", "2", "0", "1.00", 700)),
                        List.of());
        assertEquals("SUM_WRONG /lines/1/net 2.00 2.01; SUM_WRONG /payable 3.22 9.99", text(match));
        assertFalse(match.agrees());
    }

    @Test
    void showsWhatWasNotOrdered() {
        Bill bill = payableAsItAddsUp(List.of(BillExamples.line(1, "gold", "1", "9", 1900, "EUR")));
        Match match =
                ThreeWayMatch.match(
                        bill, EUR, List.of(ordered("rice", "8", "0", "0", "1", 700)), List.of());
        assertEquals("NOT_ORDERED /lines/0/sku a product of the purchase order gold", text(match));
        assertNull(match.lines().getFirst().ordered());
    }

    @Test
    void countsTwoLotsOfOneProductTogether() {
        Bill bill =
                payableAsItAddsUp(
                        List.of(
                                BillExamples.line(1, "rice", "3", "1", 700, "EUR"),
                                BillExamples.line(2, "rice", "6", "1", 700, "EUR")));
        Match match =
                ThreeWayMatch.match(
                        bill, EUR, List.of(ordered("rice", "8", "8", "0", "1", 700)), List.of());
        assertEquals("QUANTITY_OVER_RECEIVED /lines/0/units 8 9", text(match));
    }

    @Test
    void refusesAForeignCurrency() {
        Bill bill = payableAsItAddsUp(List.of(BillExamples.line(1, "rice", "8", "1", 700, "JPY")));
        Match match =
                ThreeWayMatch.match(
                        bill, EUR, List.of(ordered("rice", "8", "8", "0", "1", 700)), List.of());
        assertEquals("CURRENCY_DIFFERS /currency EUR JPY", text(match));
    }

    @Test
    void creditsNoMoreThanWasBilled() {
        List<BilledLine> lines = List.of(BillExamples.line(1, "rice", "3", "2", 700, "EUR"));
        Bill credit = BillExamples.bill("EUR", lines, 642, true);
        OrderedLine billed = ordered("rice", "8", "8", "3", "1.50", 700);
        assertTrue(ThreeWayMatch.match(credit, EUR, List.of(billed), List.of()).agrees());
        OrderedLine less = ordered("rice", "8", "8", "2", "1.50", 700);
        assertEquals(
                "CREDITED_OVER_BILLED /lines/0/units 2 3",
                text(ThreeWayMatch.match(credit, EUR, List.of(less), List.of())));
    }

    @Test
    void whatIsToTheCoopsGainDoesNotBlock() {
        Bill bill = payableAsItAddsUp(List.of(BillExamples.line(1, "rice", "5", "1", 700, "EUR")));
        Match match =
                ThreeWayMatch.match(
                        bill, EUR, List.of(ordered("rice", "8", "8", "0", "2", 700)), List.of());
        assertEquals(2, match.differences().size());
        assertTrue(match.agrees());
    }

    private static Bill payableAsItAddsUp(List<BilledLine> lines) {
        String currency = lines.getFirst().net().currency().getCurrencyCode();
        Bill draft = BillExamples.bill(currency, lines, 0);
        return BillExamples.bill(
                currency,
                lines,
                InvoiceTotals.of(draft, java.math.RoundingMode.HALF_UP).payable().minor());
    }

    private static OrderedLine ordered(
            String sku, String ordered, String received, String before, String price, int vat) {
        return new OrderedLine(
                1,
                new OfferId(new UUID(2, 2)),
                sku,
                Units.parse(ordered),
                UnitPrice.parse(price, EUR),
                new Percent(vat),
                Units.parse(received),
                Units.parse(before));
    }

    private static String text(Match match) {
        return String.join(
                "; ",
                match.differences().stream()
                        .map(
                                d ->
                                        d.kind()
                                                + " "
                                                + d.pointer()
                                                + " "
                                                + d.expected()
                                                + " "
                                                + d.found())
                        .toList());
    }
}
