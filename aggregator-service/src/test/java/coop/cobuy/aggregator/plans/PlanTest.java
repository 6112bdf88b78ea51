package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

class PlanTest {

    /** The example's own sentence is an ellipsis; all else has to be as it says. */
    static void assertIsExample(JsonNode answer) throws IOException {
        ObjectNode reason = (ObjectNode) answer.at("/allotments/0/reason");
        assertTrue(reason.get("text").asText().length() > 20, reason.toString());
        reason.put("text", "…");
        assertEquals(
                Plans.JSON.readTree(Plans.resource("example-answer.json")).toPrettyString(),
                answer.toPrettyString());
    }

    @Test
    void answersTheExampleOfTheDesign() throws IOException {
        assertIsExample(Plans.answer(Plans.resource("example-request.json")));
    }

    private static Requests rice(String price) {
        Requests requests = new Requests("EUR");
        Requests.price(requests.offer("rice", 1, 1), 1, price);
        return requests;
    }

    private static ObjectNode first(Requests requests) {
        return (ObjectNode) requests.body().at("/offers/0");
    }

    private static List<String> totals(JsonNode answer) {
        return Plans.column(answer.get("charges"), "total");
    }

    private static List<String> codes(JsonNode answer) {
        return Plans.column(answer.get("notices"), "code");
    }

    @Test
    void sharesTheCostOfGoodsThatArePricedByTheCase() {
        Requests requests = new Requests("EUR").rule("cost", "SHAPLEY");
        ObjectNode offer = requests.offer("rice", 3, 1).put("priceBasis", "CASE");
        Requests.price(offer, 1, "1.00");
        Requests.line(requests.order("a"), "rice", 8, 0);
        Requests.line(requests.order("b"), "rice", 7, 0);
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals("5.00", answer.at("/purchaseOrders/0/lines/0/net").asText());
        assertEquals(List.of("800/3", "700/3"), Plans.column(answer.get("exactShares"), "share"));
        assertEquals(List.of("2.67", "2.33"), Plans.column(answer.get("charges"), "standAlone"));
    }

    @Test
    void toldInYenAndDinarsAmountsHaveTheCurrencysDecimals() {
        for (var each : Map.of("JPY", "10", "BHD", "10.000").entrySet()) {
            Requests requests = new Requests(each.getKey());
            Requests.price(requests.offer("rice", 1, 1), 1, "1.0");
            Requests.line(requests.order("a"), "rice", 10, 0);
            JsonNode answer = Plans.answer(requests.toString());
            assertEquals(each.getValue(), answer.at("/charges/0/total").asText());
            assertEquals("1.0", answer.at("/purchaseOrders/0/lines/0/unitPrice").asText());
        }
    }

    @Test
    void weighedGoodsHaveThreeDecimalsAndNoCases() {
        Requests requests = rice("2.00");
        first(requests).put("unit", "KGM").remove("unitsPerCase");
        requests.order("a")
                .putArray("lines")
                .addObject()
                .put("offer", "rice")
                .put("quantity", "1.25");
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals("1.250", answer.at("/allotments/0/units").asText());
        assertEquals("2.50", answer.at("/charges/0/total").asText());
        assertEquals(0, answer.at("/purchaseOrders/0/lines/0/cases").asInt());
    }

    @Test
    void depositsAreAPartOfTheirOwn() {
        Requests requests = rice("1.00");
        first(requests).put("deposit", "0.25").put("vatPercent", "19");
        Requests.line(requests.order("a"), "rice", 4, 0);
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(
                "[{\"component\":\"GOODS\",\"offer\":\"rice\",\"net\":\"4.00\",\"vat\":\"0.76\"},"
                    + "{\"component\":\"DEPOSIT\",\"offer\":\"rice\",\"net\":\"1.00\",\"vat\":\"0.19\"}]",
                answer.at("/charges/0/components").toString());
        assertEquals("5.95", answer.at("/charges/0/total").asText());
    }

    @Test
    void soldByTheCoopMembersPayItsPriceAndTheRestIsTheCoops() {
        Requests requests = rice("1.00").rule("vatModel", "RESALE");
        first(requests).put("resalePrice", "1.50").put("vatPercent", "7");
        Requests.line(requests.order("a"), "rice", 3, 0);
        Requests.line(requests.order("b"), "rice", 1, 0);
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(List.of("4.82", "1.61"), totals(answer)); // 4.50 + 0.315, 1.50 + 0.105
        assertEquals("-2.15", answer.at("/coop/total").asText());
        assertEquals(new BigDecimal("4.28"), Plans.total(answer));
    }

    @Test
    void creditsWithAnyRateReachThoseWhoPaid() {
        Requests requests = rice("1.00");
        Requests.line(requests.order("a"), "rice", 3, 0);
        Requests.line(requests.order("b"), "rice", 1, 0);
        requests.billed("rice", 4, "4.00", "7");
        requests.invoice()
                .putArray("allowances")
                .addObject()
                .put("net", "-10.00")
                .put("vatPercent", "7");
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(new BigDecimal("-6.42"), Plans.total(answer));
        assertEquals("-7.50", answer.at("/charges/0/components/1/net").asText());
        assertEquals("0.00", answer.at("/coop/total").asText());
    }

    @Test
    void nobodyPaysMoreThanAloneAndTheRestIsTheCoops() {
        Requests requests = rice("1.00");
        requests.rules().put("noOneWorseOff", true);
        Requests.line(requests.order("a"), "rice", 3, 0);
        Requests.line(requests.order("b"), "rice", 1, 0);
        requests.billed("rice", 4, "5.00", "0");
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(List.of("3.00", "1.00"), totals(answer));
        assertEquals("1.00", answer.at("/coop/total").asText());
        assertEquals(List.of("CAP_INFEASIBLE"), codes(answer));
        assertEquals("1.00", answer.at("/notices/0/net").asText());
    }

    @Test
    void anOrderBelowTheMinimumValueIsNotPlaced() {
        for (String rule : List.of("CANCEL", "CARRY_OVER", "ASK_BUYER")) {
            Requests requests = rice("1.00").rule("missedMinimum", rule);
            requests.body()
                    .putArray("suppliers")
                    .addObject()
                    .put("supplier", "mill")
                    .put("minOrderValue", "5.00")
                    .putObject("freight")
                    .put("net", "2.00")
                    .put("vatPercent", "19")
                    .put("rule", "PER_HEAD");
            Requests.line(requests.order("a"), "rice", 4, 0);
            JsonNode answer = Plans.answer(requests.toString());
            assertEquals("[]", answer.get("purchaseOrders").toString());
            assertEquals("MINIMUM_MISSED", answer.at("/allotments/0/reason/code").asText());
            assertEquals(List.of("MINIMUM_MISSED"), codes(answer));
            assertEquals("mill", answer.at("/notices/0/supplier").asText());
            assertEquals(new BigDecimal("0.00"), Plans.total(answer));
        }
    }

    @Test
    void tellsOfACheaperLargerQuantity() {
        Requests requests = rice("1.00");
        Requests.price(first(requests), 100, "0.80");
        Requests.line(requests.order("a"), "rice", 95, 0);
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals("95.00", answer.at("/purchaseOrders/0/net").asText());
        assertEquals(List.of("INVERSION"), codes(answer));
        assertEquals("100", answer.at("/notices/0/units").asText());
        assertEquals("80.00", answer.at("/notices/0/net").asText());
        assertEquals("8000/1", answer.at("/exactShares/0/share").asText());
    }

    @Test
    void whatNobodyMayTakeGoesToStock() {
        Requests requests = rice("1.00");
        Requests.line(requests.order("a"), "rice", 4, 0).put("allOrNothing", true);
        requests.received("rice", 3);
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals("0", answer.at("/allotments/0/units").asText());
        assertEquals("3", answer.at("/coop/stock/0/units").asText());
        assertEquals("4.00", answer.at("/coop/total").asText());
        assertEquals(List.of("SURPLUS_TO_STOCK"), codes(answer));
        assertEquals("0.00", answer.at("/charges/0/total").asText());
    }

    @Test
    void aSupplierWithoutAnInvoiceBillsItsOrderAndFreight() {
        Requests requests = rice("1.00");
        ObjectNode press = requests.offer("oil", 1, 1).put("supplier", "press");
        Requests.price(press, 1, "3.00");
        ObjectNode order = requests.order("a");
        Requests.line(order, "rice", 1, 0);
        Requests.line(order, "oil", 1, 0);
        requests.billed("rice", 1, "1.10", "0");
        for (String supplier : List.of("press", "mill")) {
            requests.body()
                    .withArrayProperty("suppliers")
                    .addObject()
                    .put("supplier", supplier)
                    .putObject("freight")
                    .put("net", supplier.equals("press") ? "2.00" : "9.00")
                    .put("vatPercent", "0")
                    .put("rule", "BY_VALUE");
        }
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(
                List.of("press", "mill"), Plans.column(answer.get("purchaseOrders"), "supplier"));
        assertEquals("6.10", answer.at("/charges/0/total").asText());
        assertFalse(answer.at("/charges/0/components").toString().contains("9.00"));
    }

    @Test
    void theLotteryIsTheSameForTheSameSeed() {
        Set<String> seen = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            Requests requests = rice("1.00").rule("allotment", "LOTTERY");
            requests.rules().put("seed", seed);
            Requests.line(requests.order("a"), "rice", 2, 0);
            Requests.line(requests.order("b"), "rice", 2, 0);
            requests.received("rice", 2);
            String drawn = Plans.answer(requests.toString()).get("allotments").toString();
            assertEquals(drawn, Plans.answer(requests.toString()).get("allotments").toString());
            seen.add(Plans.answer(requests.toString()).at("/allotments/0/units").asText());
        }
        assertEquals(Set.of("0", "2"), seen);
    }

    private static ObjectNode invoice(Requests requests, String number, long units, String net) {
        ObjectNode invoice = requests.body().withArrayProperty("invoices").addObject();
        invoice.put("supplier", "mill").put("number", number);
        if (units > 0) {
            invoice.putArray("lines")
                    .addObject()
                    .put("offer", "rice")
                    .put("units", Long.toString(units))
                    .put("net", net)
                    .put("vatPercent", "0");
        } else {
            invoice.putArray("lines");
        }
        return invoice;
    }

    private static Requests twoTakers(String price) {
        Requests requests = rice(price);
        Requests.line(requests.order("a"), "rice", 3, 0);
        Requests.line(requests.order("b"), "rice", 1, 0);
        return requests;
    }

    @Test
    void aPriceOfTheCoopsOwnIsAskedOnceHoweverManyInvoicesThereAre() {
        Requests requests = twoTakers("1.00").rule("vatModel", "RESALE");
        first(requests).put("resalePrice", "1.55");
        invoice(requests, "R-1", 1, "1.00");
        invoice(requests, "R-2", 3, "3.00");
        assertEquals(List.of("4.65", "1.55"), totals(Plans.answer(requests.toString())));
        invoice(requests, "R-3", 1, "-1.00"); // a quarter is credited: 4.65 and 1.55 less that
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(List.of("3.49", "1.16"), totals(answer));
        assertEquals(new BigDecimal("3.00"), Plans.total(answer));
    }

    @Test
    void aCreditNoteAloneGivesBackThePriceOfTheCoop() {
        Requests requests = twoTakers("1.00").rule("vatModel", "RESALE");
        first(requests).put("resalePrice", "1.50");
        invoice(requests, "C-1", 4, "-4.00");
        assertEquals(List.of("-4.50", "-1.50"), totals(Plans.answer(requests.toString())));
    }

    @Test
    void whereNobodyPaysMoreThanAloneAPriceOfTheCoopIsNoException() {
        Requests requests = twoTakers("1.00").rule("vatModel", "RESALE");
        requests.rules().put("noOneWorseOff", true);
        first(requests).put("resalePrice", "1.50");
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(List.of("3.00", "1.00"), totals(answer));
        assertEquals(List.of("CAP_INFEASIBLE"), codes(answer));
        assertEquals("2.00", answer.at("/notices/0/net").asText());
    }

    @Test
    void severalInvoicesTogetherAskNobodyForMoreThanAlone() {
        Requests requests = twoTakers("1.00");
        requests.rules().put("noOneWorseOff", true);
        invoice(requests, "R-1", 2, "3.00");
        invoice(requests, "R-2", 2, "3.00");
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(List.of("3.00", "1.00"), totals(answer));
        assertEquals("2.00", answer.at("/coop/total").asText());
    }

    @Test
    void anInvoiceWithoutGoodsReachesThoseWhoHaveTheGoods() {
        for (String rule : List.of("PER_HEAD", "BY_VALUE", "BY_UNITS", "BY_WEIGHT")) {
            Requests requests = twoTakers("1.00");
            first(requests).put("unitWeightKg", "1");
            Requests.line(requests.order("c"), "rice", 0, 0);
            invoice(requests, "R-1", 4, "4.00");
            invoice(requests, "R-2", 0, "")
                    .putArray("charges")
                    .addObject()
                    .put("net", "2.00")
                    .put("vatPercent", "19")
                    .put("rule", rule);
            boolean isByHead = rule.equals("PER_HEAD");
            assertEquals(
                    isByHead
                            ? List.of("4.19", "2.19", "0.00")
                            : List.of("4.79", "1.59", "0.00"), // 1.785 and 0.595
                    totals(Plans.answer(requests.toString())),
                    rule);
        }
    }

    @Test
    void aBonusWithoutGoodsReachesThoseWhoHaveTheGoods() {
        Requests requests = twoTakers("1.00");
        invoice(requests, "C-1", 0, "")
                .putArray("allowances")
                .addObject()
                .put("net", "-1.00")
                .put("vatPercent", "7");
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(List.of("-0.80", "-0.27"), totals(answer));
        assertEquals("0.00", answer.at("/coop/total").asText());
    }

    @Test
    void whoTookBackWhatTheyAskedForIsToldSoByAnyRule() {
        Requests requests = rice("1.00");
        ObjectNode order = requests.orders().addObject().put("member", "a");
        for (int position = 5; position < 7; position++) {
            order.withArrayProperty("claims")
                    .addObject()
                    .put("position", position)
                    .put("offer", "rice")
                    .put("quantity", position == 5 ? "3" : "0");
        }
        Requests.line(requests.order("b"), "rice", 0, 0);
        for (String rule : List.of("EQUAL_AWARDS", "FIRST_COME")) {
            JsonNode answer = Plans.answer(requests.rule("allotment", rule).toString());
            assertEquals(
                    List.of("SUPERSEDED", "SERVED_IN_FULL"),
                    Plans.column(answer.get("allotments"), "code"));
        }
    }

    @Test
    void noticesAreSentencesWithAmountsOfMoney() {
        Requests requests = rice("1.00");
        Requests.price(first(requests), 100, "0.80");
        Requests.line(requests.order("a"), "rice", 95, 0).put("allOrNothing", true);
        requests.received("rice", 94);
        assertEquals(
                List.of(
                        "100 would cost 80.00 EUR, which is 15.00 EUR less than the 95 that are"
                                + " ordered.",
                        "94 of what arrived goes to nobody: the co-op takes it into stock and pays"
                                + " for it."),
                Plans.column(Plans.answer(requests.toString()).get("notices"), "text"));
        Requests capped = twoTakers("1.00");
        capped.rules().put("noOneWorseOff", true);
        capped.billed("rice", 4, "5.00", "0");
        assertEquals(
                List.of(
                        "Nobody is asked for more than the goods would cost alone. 1.00 EUR is"
                                + " left, which the co-op pays."),
                Plans.column(Plans.answer(capped.toString()).get("notices"), "text"));
    }

    /** One such line is counted exactly; twenty-five of them are not to take as long as that. */
    @Test
    void manyLargeLinesShareTheEffortOfOne() {
        Requests requests = new Requests("EUR").rule("cost", "SHAPLEY");
        for (int offer = 0; offer < 25; offer++) {
            ObjectNode each = requests.offer("o" + offer, 1, 1);
            Requests.price(Requests.price(each, 1, "1.00"), 10_000, "0.50");
        }
        for (int member = 0; member < 60; member++) {
            ObjectNode order = requests.order("m" + member);
            for (int offer = 0; offer < 25; offer++) {
                Requests.line(order, "o" + offer, 1 + (member * 7 + offer) % 30, 0);
            }
        }
        JsonNode many = Plans.answer(requests.toString());
        assertEquals(
                Collections.nCopies(25 * 60, "QUADRATURE"),
                Plans.column(many.get("exactShares"), "method"));
        assertEquals(Collections.nCopies(25, "APPROXIMATE_SHARES"), codes(many));
        for (JsonNode order : requests.orders()) {
            ArrayNode lines = (ArrayNode) order.get("lines");
            while (lines.size() > 1) {
                lines.remove(1);
            }
        }
        JsonNode one = Plans.answer(requests.toString());
        assertEquals(List.of(), Plans.column(one.get("exactShares"), "method"));
        assertEquals(List.of(), codes(one));
    }

    @ParameterizedTest
    @CsvSource({
        "SHAPLEY, 1:3.33 25:3.10 75:2.87 150:2.63, 3 7 11 19 23 31 37, 6 members, about 0.96 EUR",
        "SERIAL, 1:5.00 12:4.80 48:4.60 144:4.35, 6 18 30 48 60, 3 members, 0.60 EUR"
    })
    void tellsWhatThoseWouldSaveWhoMightLeave(
            String rule, String breaks, String quantities, String who, String saved) {
        Requests requests = new Requests("EUR").rule("cost", rule);
        ObjectNode offer = requests.offer("rice", 1, 1);
        for (String each : breaks.split(" ")) {
            String[] parts = each.split(":");
            Requests.price(offer, Long.parseLong(parts[0]), parts[1]);
        }
        for (String quantity : quantities.split(" ")) {
            Requests.line(requests.order("m" + quantity), "rice", Long.parseLong(quantity), 0);
        }
        assertEquals(
                List.of(
                        who
                                + " would together save "
                                + saved
                                + " by buying this without the others."),
                Plans.column(Plans.answer(requests.toString()).get("notices"), "text"));
    }
}
