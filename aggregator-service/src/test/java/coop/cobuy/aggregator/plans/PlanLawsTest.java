package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** What holds for every plan; a failure is repeated by its seed. */
class PlanLawsTest {

    private static final int SEEDS = 300;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    private static BigDecimal number(JsonNode row, String field) {
        return new BigDecimal(row.get(field).asText());
    }

    /** What the documents of a request ask for, by their own arithmetic. */
    private static BigDecimal payable(JsonNode request, JsonNode answer) {
        int decimals =
                Currency.getInstance(request.get("currency").asText()).getDefaultFractionDigits();
        BigDecimal payable = BigDecimal.ZERO;
        Map<String, JsonNode> billed = new HashMap<>();
        for (JsonNode invoice : request.path("invoices")) {
            billed.put(invoice.get("supplier").asText(), invoice);
            Map<BigDecimal, BigDecimal> bases = new TreeMap<>();
            for (JsonNode line : invoice.get("lines")) {
                add(bases, line, number(line, "net").add(number(line, "deposit")));
            }
            for (String amounts : List.of("allowances", "charges")) {
                invoice.path(amounts).forEach(each -> add(bases, each, number(each, "net")));
            }
            payable = payable.add(gross(bases, decimals)).add(number(invoice, "rounding"));
        }
        for (JsonNode order : answer.get("purchaseOrders")) {
            if (!billed.containsKey(order.get("supplier").asText())) {
                payable = payable.add(gross(ofOrder(request, order, decimals), decimals));
            }
        }
        return payable;
    }

    private static Map<BigDecimal, BigDecimal> ofOrder(
            JsonNode request, JsonNode order, int decimals) {
        Map<BigDecimal, BigDecimal> bases = new TreeMap<>();
        for (JsonNode line : order.get("lines")) {
            for (JsonNode offer : request.get("offers")) {
                if (offer.get("offer").equals(line.get("offer"))) {
                    BigDecimal deposit = new BigDecimal(offer.path("deposit").asText("0"));
                    BigDecimal deposits =
                            deposit.multiply(number(line, "units"))
                                    .setScale(decimals, RoundingMode.HALF_UP);
                    add(bases, offer, number(line, "net").add(deposits));
                }
            }
        }
        for (JsonNode supplier : request.get("suppliers")) {
            if (supplier.get("supplier").equals(order.get("supplier")) && supplier.has("freight")) {
                add(bases, supplier.get("freight"), number(supplier.get("freight"), "net"));
            }
        }
        return bases;
    }

    private static void add(Map<BigDecimal, BigDecimal> bases, JsonNode row, BigDecimal net) {
        bases.merge(number(row, "vatPercent").stripTrailingZeros(), net, BigDecimal::add);
    }

    private static BigDecimal gross(Map<BigDecimal, BigDecimal> bases, int decimals) {
        BigDecimal gross = BigDecimal.ZERO;
        for (Map.Entry<BigDecimal, BigDecimal> each : bases.entrySet()) {
            BigDecimal vat =
                    each.getValue()
                            .multiply(each.getKey())
                            .movePointLeft(2)
                            .setScale(decimals, RoundingMode.HALF_UP);
            gross = gross.add(each.getValue()).add(vat);
        }
        return gross;
    }

    private static void assertConserves(JsonNode request, JsonNode answer) {
        assertEquals(0, payable(request, answer).compareTo(Plans.total(answer)), request::toString);
        for (JsonNode charge : answer.get("charges")) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode part : charge.get("components")) {
                sum = sum.add(number(part, "net")).add(number(part, "vat"));
            }
            assertEquals(0, number(charge, "total").compareTo(sum));
        }
        assertUnits(request, answer);
    }

    /** Nothing belongs to nobody: what arrived, or is ordered, is allotted or in stock. */
    private static void assertUnits(JsonNode request, JsonNode answer) {
        Map<String, BigDecimal> left = new TreeMap<>();
        for (JsonNode order : answer.get("purchaseOrders")) {
            order.get("lines").forEach(l -> left.put(l.get("offer").asText(), number(l, "units")));
        }
        for (JsonNode receipt : request.path("receipts")) {
            left.put(receipt.get("offer").asText(), number(receipt, "units"));
        }
        for (JsonNode row : answer.get("allotments")) {
            BigDecimal most = number(row, "asked").add(number(row, "tolerance"));
            assertTrue(number(row, "units").compareTo(most) <= 0, row.toString());
            left.merge(row.get("offer").asText(), number(row, "units").negate(), BigDecimal::add);
        }
        for (JsonNode stock : answer.at("/coop/stock")) {
            left.merge(
                    stock.get("offer").asText(), number(stock, "units").negate(), BigDecimal::add);
        }
        left.forEach((offer, rest) -> assertEquals(0, rest.signum(), offer + ": " + rest));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void chargesAndTheCoopsPartAddUpToWhatIsPayable(long seed) {
        ObjectNode request = RandomPlan.of(seed);
        JsonNode ordered = Plans.answer(request.toString());
        assertConserves(request, ordered);
        ObjectNode billed = RandomPlan.withDocuments(request, ordered, seed);
        assertConserves(billed, Plans.answer(billed.toString()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theSameRequestGivesTheSameAnswer(long seed) {
        String request = RandomPlan.of(seed).toString();
        assertEquals(Plans.answer(request).toString(), Plans.answer(request).toString());
    }

    /** Except for ties, which go by the index, the order of the list decides nothing. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersAndCasesDoNotDependOnTheOrderOfMembers(long seed) {
        ObjectNode request = RandomPlan.of(seed);
        ObjectNode shuffled = request.deepCopy();
        List<JsonNode> orders = new ArrayList<>();
        shuffled.get("orders").forEach(orders::add);
        Collections.shuffle(orders, new Random(seed));
        ((ArrayNode) shuffled.get("orders")).removeAll().addAll(orders);
        JsonNode before = Plans.answer(request.toString());
        JsonNode after = Plans.answer(shuffled.toString());
        assertEquals(before.get("core").size(), after.get("core").size());
        boolean isByTies =
                before.get("allotments").findValuesAsText("code").contains("ALL_OR_NOTHING");
        if (!isByTies) {
            assertEquals(before.get("purchaseOrders"), after.get("purchaseOrders"));
        }
        String rule = request.at("/rules/allotment").asText();
        if (rule.equals("FIRST_COME") || rule.equals("LOTTERY")) {
            assertEquals(unitsOf(before), unitsOf(after), rule);
        }
    }

    private static Map<String, String> unitsOf(JsonNode answer) {
        Map<String, String> units = new TreeMap<>();
        for (JsonNode row : answer.get("allotments")) {
            units.put(
                    row.get("member").asText() + " " + row.get("offer").asText(),
                    row.get("units").asText());
        }
        return units;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noOnePaysMoreThanAloneWhereThatIsTheRule(long seed) {
        ObjectNode request = RandomPlan.of(seed);
        request.withObjectProperty("rules").put("noOneWorseOff", true).put("vatModel", "AGENT");
        for (JsonNode charge : Plans.answer(request.toString()).get("charges")) {
            BigDecimal goods = BigDecimal.ZERO;
            int lines = 0;
            for (JsonNode part : charge.get("components")) {
                boolean isGoods = part.get("component").asText().equals("GOODS");
                goods = isGoods ? goods.add(number(part, "net")) : goods;
                lines += isGoods ? 1 : 0;
            }
            // caps are whole minor units or less for each line; stand-alone costs are rounded once
            BigDecimal unit = BigDecimal.ONE.movePointLeft(goods.scale());
            BigDecimal most =
                    number(charge, "standAlone").add(unit.multiply(new BigDecimal(lines)));
            assertTrue(goods.compareTo(most) <= 0, charge.toString());
        }
    }

    @Test
    void everyCombinationOfRulesAndTermsConserves() {
        ObjectNode request = RandomPlan.of(7);
        int combinations = 0;
        for (String allotment :
                List.of(
                        "EQUAL_AWARDS",
                        "PROPORTIONAL",
                        "EQUAL_LOSSES",
                        "TALMUD",
                        "FIRST_COME",
                        "LOTTERY")) {
            for (String cost :
                    List.of("EQUAL_PRICE", "PROPORTIONAL_SAVINGS", "SHAPLEY", "SERIAL")) {
                for (int bits = 0; bits < 16; bits++) {
                    ObjectNode rules = request.withObjectProperty("rules");
                    rules.put("allotment", allotment).put("cost", cost);
                    rules.put("vatModel", (bits & 1) == 0 ? "AGENT" : "RESALE");
                    rules.put("noOneWorseOff", (bits & 2) == 0);
                    for (JsonNode offer : request.get("offers")) {
                        ObjectNode each = (ObjectNode) offer;
                        each.put("breakKind", (bits & 4) == 0 ? "ALL_UNITS" : "INCREMENTAL");
                        each.put("priceBasis", (bits & 8) == 0 ? "UNIT" : "CASE");
                    }
                    assertConserves(request, Plans.answer(request.toString()));
                    combinations++;
                }
            }
        }
        assertEquals(6 * 4 * 16, combinations);
    }
}
