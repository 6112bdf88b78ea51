package coop.cobuy.aggregator.invoicing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;
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

    /** Of 4 pieces of 1.25 kg at 16.2375, which is 12.99 a kilogram. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    # came, kg   | before, kg | billed      | at      | differences
                      4 | 4.815  | 0 | 0      | 4.815 | KGM | 12.99   | ''
                      4 | 4.815  | 0 | 0      | 4.816 | KGM | 12.99   | QUANTITY_OVER_RECEIVED /lines/0/units 4.815 kg 4.816 kg
                      4 | 4.815  | 0 | 0      | 4.814 | KGM | 12.99   | RECEIVED_NOT_BILLED /lines rice: 4.815 kg rice: 4.814 kg
                      4 | 4.815  | 0 | 3      | 1.815 | KGM | 12.99   | ''
                      4 | 4.815  | 0 | 3      | 1.816 | KGM | 12.99   | QUANTITY_OVER_RECEIVED /lines/0/units 4.815 kg 4.816 kg
                      4 | 4.815  | 2 | 0      | 2.407 | KGM | 12.99   | ''
                      4 | 4.815  | 2 | 0      | 2.408 | KGM | 12.99   | QUANTITY_OVER_RECEIVED /lines/0/units 4.815 kg 4.816 kg
                      4 | 4.815  | 0 | 2.407  | 2     | -   | 16.2375 | ''
                      4 | 4.815  | 0 | 2.408  | 2     | -   | 16.2375 | QUANTITY_OVER_RECEIVED /lines/0/units 4.815 kg 4.816 kg
                      4 | 4.815  | 0 | 0      | 4     | -   | 16.2375 | ''
                      4 | 4.815  | 0 | 0      | 5     | C62 | 16.2375 | QUANTITY_OVER_RECEIVED /lines/0/units 4 5
                      4 | 4.815  | 0 | 0      | 4.815 | KGM | 13      | PRICE_ABOVE_ORDER /lines/0/unitPrice 12.99 13
                      4 | 4.815  | 0 | 0      | 4.815 | KGM | 12.98   | PRICE_BELOW_ORDER /lines/0/unitPrice 12.99 12.98
                      0 | 0      | 0 | 0      | 4.815 | KGM | 12.99   | NOT_RECEIVED /lines/0/units 0 kg 4.815 kg
                      4 | 4.815  | 0 | 0      | 4     | LTR | 16.2375 | UNIT_DIFFERS /lines/0/unit C62 or KGM LTR
                    """)
    void comparesPiecesThatAreBilledByWeightInKilograms(
            String came,
            String kilograms,
            String before,
            String kilogramsBefore,
            String billed,
            @Nullable String unit,
            String at,
            String expected) {
        OrderedLine.Weight weight =
                new OrderedLine.Weight(
                        Units.of(5),
                        UnitPrice.parse("12.99", EUR),
                        Units.parse(kilograms),
                        Units.parse(kilogramsBefore));
        OrderedLine order = ordered("rice", "4", came, before, "16.2375", 700, weight);
        BilledLine line = in(unit, BillExamples.line(1, "rice", billed, at, 700, "EUR"));
        Bill bill = payableAsItAddsUp(List.of(line));
        assertEquals(expected, text(ThreeWayMatch.match(bill, EUR, List.of(order), List.of())));
    }

    @Test
    void kilogramsAreNotBilledOfWhatIsOnlyCounted() {
        BilledLine line = in("KGM", BillExamples.line(1, "rice", "8", "1", 700, "EUR"));
        Bill bill = payableAsItAddsUp(List.of(line));
        OrderedLine order = ordered("rice", "8", "8", "0", "1", 700);
        Match match = ThreeWayMatch.match(bill, EUR, List.of(order), List.of());
        assertEquals("UNIT_DIFFERS /lines/0/unit C62 KGM", text(match));
        assertFalse(match.agrees());
    }

    @Test
    void creditsNoMoreKilogramsThanWereBilled() {
        OrderedLine.Weight weight =
                new OrderedLine.Weight(
                        Units.of(5), UnitPrice.parse("2", EUR), Units.of(5), Units.of(3));
        OrderedLine order = ordered("rice", "4", "4", "0", "2.5", 700, weight);
        BilledLine line = in("KGM", BillExamples.line(1, "rice", "3.001", "2", 700, "EUR"));
        Bill credit = BillExamples.bill("EUR", List.of(line), 642, true);
        assertEquals(
                "CREDITED_OVER_BILLED /lines/0/units 3 kg 3.001 kg",
                text(ThreeWayMatch.match(credit, EUR, List.of(order), List.of())));
    }

    private static BilledLine in(@Nullable String unit, BilledLine line) {
        return new BilledLine(
                line.lineNo(),
                line.kind(),
                line.sku(),
                line.units(),
                line.unitPrice(),
                line.net(),
                line.vatPercent(),
                unit == null ? null : new UnitCode(unit));
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
        return ordered(sku, ordered, received, before, price, vat, null);
    }

    private static OrderedLine ordered(
            String sku,
            String ordered,
            String received,
            String before,
            String price,
            int vat,
            OrderedLine.@Nullable Weight weight) {
        return new OrderedLine(
                1,
                new OfferId(new UUID(2, 2)),
                sku,
                Units.parse(ordered),
                UnitPrice.parse(price, EUR),
                new Percent(vat),
                UnitCode.PIECE,
                Units.parse(received),
                Units.parse(before),
                weight);
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
