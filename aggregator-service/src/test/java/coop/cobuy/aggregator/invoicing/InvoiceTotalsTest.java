package coop.cobuy.aggregator.invoicing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.SplittingCases;
import coop.cobuy.aggregator.SplittingCases.Case;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** The arithmetic of EN 16931. */
class InvoiceTotalsTest {

    static Stream<Case> lineNets() {
        return SplittingCases.ofKind("line_net");
    }

    static Stream<Case> taxes() {
        return SplittingCases.ofKind("tax").filter(each -> each.input().has("lines"));
    }

    @ParameterizedTest
    @MethodSource("lineNets")
    void roundsALineBeforeItIsSummed(Case each) {
        JsonNode in = each.input();
        Money net =
                InvoiceTotals.lineNet(
                        new BigDecimal(in.get("quantity").asText()),
                        new BigDecimal(in.get("unit_price").asText()),
                        new BigDecimal(in.get("base_quantity").asText()),
                        Currency.getInstance(in.get("currency").asText()));
        assertEquals(each.expected().get("net_minor").asLong(), net.minor());
    }

    @ParameterizedTest
    @MethodSource("taxes")
    void taxesOncePerRate(Case each) {
        Bill bill = bill(each.input());
        String[][] modes = {{"per_document", "HALF_UP"}, {"half_up", "HALF_UP"}, {"floor", "DOWN"}};
        for (String[] mode : modes) {
            JsonNode expected = each.expected().get(mode[0]);
            if (expected != null) {
                InvoiceTotals totals = InvoiceTotals.of(bill, RoundingMode.valueOf(mode[1]));
                for (VatTotal vat : totals.vat()) {
                    String rate = Integer.toString(vat.rate().hundredths());
                    assertEquals(expected.get(rate).asLong(), vat.vat().minor(), rate);
                }
            }
        }
    }

    @Test
    void takesTheRoundingOfTaxThatLeadsToThePayableAmount() {
        List<BilledLine> lines = List.of(BillExamples.line(1, "tea", "1", "199", 800, "JPY"));
        Bill down = BillExamples.bill("JPY", lines, 199 + 15);
        Bill halfUp = BillExamples.bill("JPY", lines, 199 + 16);
        Bill wrong = BillExamples.bill("JPY", lines, 199 + 17);
        assertEquals(RoundingMode.DOWN, InvoiceTotals.of(down).vatRounding());
        assertEquals(RoundingMode.HALF_UP, InvoiceTotals.of(halfUp).vatRounding());
        assertEquals(199 + 16, InvoiceTotals.of(wrong).payable().minor());
    }

    private static Bill bill(JsonNode input) {
        String currency = input.get("currency").asText();
        List<BilledLine> lines = new ArrayList<>();
        for (JsonNode line : input.get("lines")) {
            lines.add(
                    new BilledLine(
                            lines.size() + 1,
                            LineKind.GOODS,
                            "sku",
                            coop.cobuy.quantity.Units.of(1),
                            coop.cobuy.money.UnitPrice.parse("0", Currency.getInstance(currency)),
                            Money.of(line.get("net").asLong(), currency),
                            new Percent(line.get("rate_bp").asInt())));
        }
        return BillExamples.bill(currency, lines, 0);
    }
}
