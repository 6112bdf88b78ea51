package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.SplittingCases;
import coop.cobuy.aggregator.SplittingCases.Case;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The worked cases, told to the endpoint's pure function as plans of one offer. */
class PlanCasesTest {

    private static final String OFFER = "rice";

    static Stream<Case> cases() {
        return SplittingCases.ofKind("cases");
    }

    static Stream<Case> clearings() {
        return SplittingCases.ofKind("clearing");
    }

    static Stream<Case> rations() {
        return SplittingCases.ofKind("ration");
    }

    static Stream<Case> tiers() {
        return Stream.concat(SplittingCases.ofKind("tiers"), SplittingCases.ofKind("shapley_dp"));
    }

    static Stream<Case> equalPrices() {
        return SplittingCases.ofKind("equal_price");
    }

    static Stream<Case> lineNets() {
        return SplittingCases.ofKind("line_net");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static List<String> units(JsonNode answer) {
        return Plans.column(answer.get("allotments"), "units");
    }

    private static String decimal(JsonNode minor) {
        return Requests.decimal(minor.asLong(), 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void fillsCases(Case each) {
        JsonNode input = each.input();
        long pack = input.get("case_size").asLong();
        for (String rule : List.of("EQUAL_AWARDS", "PROPORTIONAL")) {
            Requests requests = new Requests("EUR").rule("allotment", rule);
            ObjectNode offer = requests.offer(OFFER, pack, input.get("moq_cases").asLong());
            offer.put("priceBasis", "CASE");
            for (JsonNode tier : input.get("tiers_per_case")) {
                Requests.price(offer, tier.get(0).asLong() * pack, decimal(tier.get(1)));
            }
            for (int i = 0; i < input.get("firm").size(); i++) {
                Requests.line(
                        requests.order("m" + i),
                        OFFER,
                        input.get("firm").get(i).asLong(),
                        input.get("tolerance").get(i).asLong());
            }
            JsonNode answer = Plans.answer(requests.toString());
            JsonNode line = answer.at("/purchaseOrders/0/lines/0");
            assertEquals(each.expected().get("cases").asLong(), line.path("cases").asLong());
            assertEquals(
                    decimal(each.expected().get("cost")),
                    answer.at("/purchaseOrders/0/net").asText("0.00"));
            String expected = rule.equals("EQUAL_AWARDS") ? "cea" : "proportional";
            assertEquals(texts(each.expected().get(expected)), units(answer), rule);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clearings")
    void clearsConditionalOrders(Case each) {
        Requests requests = new Requests("EUR");
        ObjectNode offer = requests.offer(OFFER, 1, 1);
        for (JsonNode tier : each.input().get("tiers")) {
            Requests.price(offer, tier.get(0).asLong(), decimal(tier.get(1)));
        }
        JsonNode orders = each.input().get("orders");
        for (int i = 0; i < orders.size(); i++) {
            Requests.line(requests.order("m" + i), OFFER, orders.get(i).get("qty").asLong(), 0)
                    .put("maxUnitPrice", decimal(orders.get(i).get("limit")));
        }
        JsonNode answer = Plans.answer(requests.toString());
        List<String> served = texts(each.expected().get("served"));
        for (int i = 0; i < orders.size(); i++) {
            JsonNode row = answer.get("allotments").get(i);
            boolean isServed = served.contains(Integer.toString(i));
            assertEquals(
                    isServed ? orders.get(i).get("qty").asText() : "0", row.get("units").asText());
            assertEquals(
                    isServed ? "SERVED_IN_FULL" : "PRICE_ABOVE_LIMIT",
                    row.at("/reason/code").asText());
        }
        JsonNode line = answer.at("/purchaseOrders/0/lines/0");
        assertEquals(each.expected().get("quantity").asText(), line.path("units").asText("0"));
        if (!served.isEmpty()) {
            assertEquals(
                    decimal(each.expected().get("unit_price")), line.get("unitPrice").asText());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rations")
    void rationsWhatArrives(Case each) {
        Map<String, String> names =
                Map.of(
                        "EQUAL_AWARDS", "cea",
                        "EQUAL_LOSSES", "cel",
                        "PROPORTIONAL", "proportional",
                        "TALMUD", "talmud",
                        "FIRST_COME", "fcfs");
        names.forEach(
                (rule, expected) -> {
                    Requests requests = new Requests("EUR").rule("allotment", rule);
                    Requests.price(requests.offer(OFFER, 1, 1), 1, "1.00");
                    JsonNode claims = each.input().get("claims");
                    for (int i = 0; i < claims.size(); i++) {
                        Requests.line(requests.order("m" + i), OFFER, claims.get(i).asLong(), 0);
                    }
                    requests.received(OFFER, each.input().get("supply").asLong());
                    assertEquals(
                            texts(each.expected().get(expected)),
                            units(Plans.answer(requests.toString())),
                            rule);
                });
    }

    private static Requests priced(Case each, String rule) {
        Requests requests = new Requests("EUR").rule("cost", rule);
        ObjectNode offer = requests.offer(OFFER, 1, 1);
        for (JsonNode tier : each.input().get("tiers")) {
            Requests.price(offer, tier.get(0).asLong(), decimal(tier.get(1)));
        }
        JsonNode quantities = each.input().get("quantities");
        for (int i = 0; i < quantities.size(); i++) {
            Requests.line(requests.order("m" + i), OFFER, quantities.get(i).asLong(), 0);
        }
        return requests;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tiers")
    void sharesTheCost(Case each) {
        Map<String, String> names =
                Map.of(
                        "EQUAL_PRICE", "equal_price",
                        "PROPORTIONAL_SAVINGS", "proportional_savings",
                        "SHAPLEY", "shapley",
                        "SERIAL", "serial");
        boolean isShapleyOnly = !each.expected().has("shapley");
        JsonNode total = each.expected().get(isShapleyOnly ? "total" : "free_disposal_cost");
        names.forEach(
                (rule, expected) -> {
                    if (isShapleyOnly && !rule.equals("SHAPLEY")) {
                        return;
                    }
                    Requests requests = priced(each, rule);
                    requests.billed(OFFER, 1, decimal(total), "0");
                    JsonNode answer = Plans.answer(requests.toString());
                    String name = isShapleyOnly ? "amounts" : expected;
                    assertEquals(
                            Stream.of(SplittingCases.longs(each.expected().get(name)))
                                    .flatMapToLong(java.util.stream.LongStream::of)
                                    .mapToObj(amount -> Requests.decimal(amount, 2))
                                    .toList(),
                            Plans.column(answer.get("charges"), "total"),
                            rule);
                    assertExact(each, isShapleyOnly ? "exact" : expected + "_exact", answer);
                    assertCore(each.expected().path("blocking").path(expected), answer);
                });
    }

    private static void assertExact(Case each, String name, JsonNode answer) {
        if (each.expected().has(name)) {
            List<String> fractions =
                    texts(each.expected().get(name)).stream()
                            .map(share -> share.contains("/") ? share : share + "/1")
                            .toList();
            assertEquals(fractions, Plans.column(answer.get("exactShares"), "share"), name);
        }
    }

    private static void assertCore(JsonNode expected, JsonNode answer) {
        if (expected.isMissingNode()) {
            return;
        }
        JsonNode core = answer.at("/core/0");
        assertEquals(expected.get("excess").asText(), core.get("excess").asText());
        assertEquals(
                texts(expected.get("coalition")).stream().map(i -> "m" + i).toList(),
                texts(core.get("coalition")));
        assertEquals(!expected.get("coalition").isEmpty(), core.get("blocked").asBoolean());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("equalPrices")
    void splitsAnInvoicedLineByUnits(Case each) {
        boolean isDinar = each.name().contains("KWD");
        int decimals = isDinar ? 3 : 2;
        Requests requests = new Requests(isDinar ? "KWD" : "EUR");
        Requests.price(requests.offer(OFFER, 1, 1), 1, "1.00");
        JsonNode quantities = each.input().get("quantities");
        for (int i = 0; i < quantities.size(); i++) {
            Requests.line(requests.order("m" + i), OFFER, quantities.get(i).asLong(), 0);
        }
        String total = Requests.decimal(each.input().get("total").asLong(), decimals);
        requests.billed(OFFER, 1, total, "0");
        List<String> expected = new ArrayList<>();
        for (long amount : SplittingCases.longs(each.expected().get("amounts"))) {
            expected.add(Requests.decimal(amount, decimals));
        }
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(expected, Plans.column(answer.get("charges"), "total"));
        assertEquals(new BigDecimal(total), Plans.total(answer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lineNets")
    void roundsALineOnce(Case each) {
        long quantity = each.input().get("quantity").asLong();
        BigDecimal base = new BigDecimal(each.input().get("base_quantity").asText());
        if (quantity < 0) {
            return; // nobody orders less than nothing
        }
        Requests requests = new Requests("EUR");
        String price =
                new BigDecimal(each.input().get("unit_price").asText())
                        .divide(base)
                        .toPlainString();
        Requests.price(requests.offer(OFFER, 1, 1), 1, price);
        Requests.line(requests.order("m"), OFFER, quantity, 0);
        assertEquals(
                decimal(each.expected().get("net_minor")),
                Plans.answer(requests.toString()).at("/purchaseOrders/0/lines/0/net").asText());
    }
}
