package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.WholeRound.Course;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What members, buyers and suppliers may choose beside a round's rules of sharing, over HTTP. */
@MicronautTest(transactional = false)
class RoundTermsTest implements TestServers {

    @Inject WholeRound whole;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        properties.put("cobuy.purchasing.watch-every", "200ms");
        return properties;
    }

    @Test
    void betweenTwoCutsOnlyWhatFillsOpenCasesCounts() {
        Course course = whole.coop(4);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 6, "1:1.00");
        String beans = course.offer(supplier, "BEANS", 4, "1:1.00");
        String round = course.openCompleting(supplier, Map.of("allotment", "FIRST_COME"));
        course.order(round, 0, rice + " 3", beans + " 4");
        course.order(round, 1, rice + " 1");
        course.step(round, "completion", "COMPLETING");
        // Two units of rice are missing; the case of beans is full.
        String progress = "/api/v1/rounds/" + round + "/demand";
        WholeRound.await("seen", () -> course.get(progress).text("/state").equals("COMPLETING"));
        JsonNode demand = course.get(progress).json();
        assertEquals("0", demand.at("/offers/0/unitsToFullCase").asText());
        assertEquals("2", demand.at("/offers/1/unitsToFullCase").asText());
        assertEquals("0", demand.at("/offers/1/conditionalUnits").asText());
        WholeRound.await("told", () -> course.told(1, "order.case-open") == 1);
        assertEquals(0, course.told(2, "order.case-open"));

        assertEquals("CONDITIONAL", course.asked(round, 2, rice + " 1").text("/status"));
        assertEquals("CONDITIONAL", course.asked(round, 3, rice + " 1").text("/status"));
        assertEquals("CONDITIONAL", course.asked(round, 1, rice + " 2").text("/status"));
        assertEquals("CONDITIONAL", course.asked(round, 0, rice + " 3").text("/status"));
        demand = course.get(progress).json();
        assertEquals("0", demand.at("/offers/1/unitsToFullCase").asText());
        assertEquals("2", demand.at("/offers/1/conditionalUnits").asText());
        assertEquals(Map.of(rice, "1"), course.standing(round, 1), "it is not decided yet");
        String path = "/api/v1/rounds/" + round + "/orders/" + course.member(1);
        assertEquals("2", course.get(path).text("/conditional/0/quantity"));

        String order = course.drafted(round);
        assertEquals("FROZEN", course.get("/api/v1/rounds/" + round).text("/state"));
        assertEquals(Map.of(rice, "1"), course.standing(round, 2));
        assertEquals(Map.of(rice, "1"), course.standing(round, 3));
        assertEquals(Map.of(rice, "1"), course.standing(round, 1), "the case was full by then");
        assertEquals(Map.of(rice, "3", beans, "4"), course.standing(round, 0));
        assertEquals(1, course.told(2, "order.completed"));
        assertEquals(1, course.told(1, "order.refused"));
        assertEquals(1, course.told(0, "order.refused"));
        assertEquals("", course.get(path).text("/conditional/0/quantity"));
        assertEquals(1000, course.get(order).json().at("/net/minor").asLong());
        course.approve(order);
        course.receive(order, rice + " 6", beans + " 4");
        course.invoice(order, "0.00", "RICE 6 1.00 6.00", "BEANS 4 1.00 4.00");
        assertEquals(List.of(700L, 100L, 100L, 100L), course.goods(round));
    }

    @Test
    void aCompletionPhaseIsPlannedBeforeItIsBegunAndMayBeLeftOut() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 2, "1:1.00");
        String without = course.open(supplier, Map.of());
        assertEquals(
                "NO_COMPLETION_PHASE",
                course.post("/api/v1/rounds/" + without + "/completion", "{}").code());
        String round = course.openCompleting(supplier, Map.of());
        course.order(round, 0, rice + " 2");
        String order = course.drafted(round);
        assertEquals(200, course.get(order).json().at("/net/minor").asLong());
        WholeRound.await(
                "closed",
                () -> course.asked(round, 1, rice + " 2").text("/code").equals("ROUND_CLOSED"));

        String cancelled = course.openCompleting(supplier, Map.of());
        course.order(cancelled, 0, rice + " 1");
        course.step(cancelled, "completion", "COMPLETING");
        assertEquals("CONDITIONAL", course.asked(cancelled, 1, rice + " 1").text("/status"));
        course.cancel(cancelled);
        String funds = "/api/v1/members/" + course.member(1) + "/funds";
        assertEquals(0, course.get(funds).json().at("/held/minor").asLong());
    }

    @Test
    void freightInTwoPartsIsAddedUpBeforeItIsRounded() {
        Course course = whole.coop(3);
        Map<String, Object> fixed = Map.of("freight", money(1000));
        String supplier = course.supplier(0, fixed);
        String rice = course.offer(supplier, "RICE", 1, "1:1.00", "unitWeightGrams", "1000");
        String round = course.open(supplier, Map.of("freight", "TWO_PART"));
        course.order(round, 0, rice + " 1");
        course.order(round, 1, rice + " 2");
        course.order(round, 2, rice + " 4");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 7");
        course.invoice(order, "17.01", "RICE 7 1.00 7.00");
        // 10.00 by heads and 7.01 by weight: 433.476…, 533.619… and 733.904…; two cents are left.
        assertEquals(List.of(433L, 534L, 734L), course.all(round, "/totals/freight/minor"));
        String reason = course.freightReason(round, 0);
        assertTrue(reason.contains("in two parts"), reason);
    }

    @Test
    void whoNeedsASmallVehicleDoesNotPayForALargeOne() {
        Course course = whole.coop(3);
        List<Map<String, Object>> vehicles =
                List.of(
                        Map.of("upToGrams", 2000, "cost", money(600)),
                        Map.of("upToGrams", 10_000, "cost", money(900)));
        String supplier = course.supplier(0, Map.of("vehicleClasses", vehicles));
        String rice = course.offer(supplier, "RICE", 1, "1:1.00", "unitWeightGrams", "1000");
        String round = course.open(supplier, Map.of("freight", "VEHICLE_CLASSES"));
        course.order(round, 0, rice + " 1");
        course.order(round, 1, rice + " 2");
        course.order(round, 2, rice + " 4");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 7");
        course.invoice(order, "9.00", "RICE 7 1.00 7.00");
        assertEquals(List.of(200L, 200L, 500L), course.all(round, "/totals/freight/minor"));
        String reason = course.freightReason(round, 2);
        assertTrue(reason.contains("by the vehicle"), reason);

        List<Map<String, Object>> falling = vehicles.reversed();
        Map<String, Object> body =
                Map.of("code", "FALLING", "name", "Falling", "vehicleClasses", falling);
        assertEquals(
                List.of("/vehicleClasses/1"), course.post("/api/v1/suppliers", body).pointers());
    }

    @Test
    void savingsAreToldByWhatTheyAreMeasuredAgainstAndNeverMixed() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String[] paid = {
            "referencePrice", "1.50",
            "referenceKind", "LAST_PAID",
            "referenceSource", "invoice R-17 of the mill",
            "referenceOn", "2026-03-02"
        };
        String rice = course.offer(supplier, "RICE", 1, "1:1.00", paid);
        String[] agreed = {"referencePrice", "1.20", "referenceKind", "CONTRACT"};
        String oats = course.offer(supplier, "OATS", 1, "1:1.00", agreed);
        String[] alone = {"referenceKind", "STAND_ALONE", "referencePrice", ""};
        String salt = course.offer(supplier, "SALT", 1, "1:1.00 10:0.80", alone);
        String round = course.open(supplier, Map.of());
        course.order(round, 0, rice + " 4", oats + " 2", salt + " 6");
        course.order(round, 1, salt + " 4");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 4", oats + " 2", salt + " 10");
        course.invoice(order, "0.00", "RICE 4 1.00 4.00", "OATS 2 1.00 2.00", "SALT 10 0.80 8.00");

        JsonNode both = course.statement(round, 0);
        assertEquals(200, both.at("/totals/hardSaving/minor").asLong(), both::toPrettyString);
        assertEquals(40 + 120, both.at("/totals/avoidedCost/minor").asLong());
        assertTrue(both.at("/totals/saving/minor").isMissingNode(), both::toPrettyString);
        JsonNode first = both.at("/invoices/0/lines/0");
        assertEquals("LAST_PAID", first.at("/baseline/kind").asText());
        assertEquals("invoice R-17 of the mill", first.at("/baseline/source").asText());
        assertEquals("2026-03-02", first.at("/baseline/on").asText());
        assertEquals("HARD", first.path("savingKind").asText());
        JsonNode last = both.at("/invoices/0/lines/2");
        assertEquals("STAND_ALONE", last.at("/baseline/kind").asText());
        assertEquals(600, last.at("/reference/minor").asLong());
        assertEquals("AVOIDED", last.path("savingKind").asText());
        JsonNode one = course.statement(round, 1);
        assertEquals(80, one.at("/totals/saving/minor").asLong(), one::toPrettyString);
        assertEquals(0, one.at("/totals/hardSaving/minor").asLong());
        JsonNode all = course.settlement(round).path("totals");
        assertEquals(200, all.at("/hardSaving/minor").asLong(), all::toPrettyString);
        assertEquals(40 + 200, all.at("/avoidedCost/minor").asLong());
        assertTrue(all.at("/saving/minor").isMissingNode());
    }

    @Test
    void packsOfOneProductAreOrderedInTheCheapestCombination() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String[] flour = {"unit", "KGM", "product", "flour"};
        String sacks = course.offer(supplier, "SACK", 25, "1:0.80", flour);
        String bags = course.offer(supplier, "BAG", 5, "1:0.90", flour);
        String round = course.open(supplier, Map.of());
        course.order(round, 0, sacks + " 30.5 2");
        course.order(round, 1, bags + " 7.25");
        course.order(round, 2, bags + " 3", sacks + " 1.25");
        String funds = "/api/v1/members/" + course.member(0) + "/funds";
        assertEquals(
                2925, course.get(funds).json().at("/held/minor").asLong(), "at the bags' 0.90");

        // 42 kg asked for: a sack and four bags for 38.00, where two sacks would be 40.00.
        String order = course.drafted(round);
        assertEquals(3800, course.get(order).json().at("/net/minor").asLong());
        JsonNode lines = course.get(order).json().path("lines");
        assertEquals(2, lines.size(), lines::toPrettyString);
        assertEquals("4", lines.at("/0/cases").asText(), lines::toPrettyString);
        assertEquals("1", lines.at("/1/cases").asText());
        course.approve(order);
        course.receive(order, sacks + " 25", bags + " 20");
        course.invoice(order, "0.00", "SACK 25 0.80 20.00", "BAG 20 0.90 18.00");
        // 38.00 for 45 kg; of those 2 are tolerance and 1 is the co-op's: about 0.8444 a kilogram.
        List<Long> goods = course.goods(round);
        assertEquals(2744, goods.get(0), 1);
        assertEquals(612, goods.get(1), 1);
        assertEquals(359, goods.get(2), 1);
        long coop = course.settlement(round).at("/totals/coop/minor").asLong();
        assertEquals(3800, coop + goods.stream().mapToLong(Long::longValue).sum());
        assertEquals(84, coop, 1);
    }

    @Test
    void aMinimumMayBeOrderedWithTheRestInStock() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 2, "1:1.00", "minimumCases", "5");
        String round = course.open(supplier, Map.of("missedMinimum", "ASK_BUYER"));
        course.order(round, 0, rice + " 3 1");
        course.order(round, 1, rice + " 2");
        String order = course.drafted(round);
        String minimums = "/api/v1/rounds/" + round + "/missed-minimums";
        Map<String, Object> decision = new HashMap<>();
        decision.put("purchaseOrder", course.get(order).text("/id"));
        decision.put("decision", "RAISE");
        decision.put("reason", "the rest sells in the shop");
        assertEquals(List.of("/decision"), course.post(minimums, decision).pointers());
        decision.put("offer", rice);
        Answer decided = course.post(minimums, decision);
        assertEquals(200, decided.status(), decided.json()::toString);
        assertEquals("5", course.get(order).text("/lines/0/cases"));
        assertEquals(List.of("4", "2"), course.allotted(round));
        course.approve(order);
        course.receive(order, rice + " 10");
        course.invoice(order, "0.00", "RICE 10 1.00 10.00");
        assertEquals(List.of(400L, 200L), course.goods(round));
        JsonNode settled = course.settlement(round);
        assertEquals(400, settled.at("/totals/coop/minor").asLong(), settled::toPrettyString);
        assertEquals("4", settled.at("/orders/0/unitsToStock").asText());
    }

    @ParameterizedTest
    @CsvSource({"TO_TOLERANCES, 300 200 300", "TO_STOCK, 200 200 400"})
    void whatComesBeyondThePlanGoesWhereTheRoundSays(String surplus, String paid) {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 4, "1:1.00");
        String round = course.open(supplier, Map.of("surplus", surplus));
        course.order(round, 0, rice + " 2 1");
        course.order(round, 1, rice + " 2");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 8");
        Answer entered = course.enter(order, "R-1", null, "0.00", "RICE 8 1.00 8.00");
        course.accepted(entered);
        List<Long> all = new ArrayList<>(course.goods(round));
        all.add(course.settlement(round).at("/totals/coop/minor").asLong());
        assertEquals(paid, String.join(" ", all.stream().map(Object::toString).toList()));
    }

    @Test
    void aLineMayTakeAllOrNothingAlsoWhenLessArrives() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 6, "1:1.00");
        String round = course.open(supplier, Map.of());
        course.order(round, 0, rice + " 5 0 all");
        course.order(round, 1, rice + " 4");
        course.order(round, 2, rice + " 8");
        String path = "/api/v1/rounds/" + round + "/orders/" + course.member(0);
        assertTrue(course.get(path).json().at("/lines/0/allOrNothing").asBoolean());
        // Seventeen asked for, two cases: by equal awards 4, 4 and 4, and five were all or nothing.
        String order = course.drafted(round);
        assertEquals(List.of("0", "4", "8"), course.allotted(round));
        JsonNode reason = course.allotment(round, 0).path("reason");
        assertEquals("ALL_OR_NOTHING", reason.path("code").asText(), reason::toString);
        assertTrue(reason.path("text").asText().contains("You asked for 5, all or nothing"));
        course.approve(order);
        course.receive(order, rice + " 12");
        course.invoice(order, "0.00", "RICE 12 1.00 12.00");
        assertEquals(List.of(0L, 400L, 800L), course.goods(round));

        String second = course.open(supplier, Map.of());
        course.order(second, 0, rice + " 5 0 all");
        course.order(second, 1, rice + " 7");
        order = course.drafted(second);
        assertEquals("5", course.allotment(second, 0).path("units").asText());
        course.approve(order);
        course.receive(order, rice + " 8");
        course.invoice(order, "0.00", "RICE 8 1.00 8.00");
        // Of eight, equal awards are 4 and 4: too few for the first, so the second has its seven.
        assertEquals(List.of(0L, 700L, 0L), course.goods(second));
    }

    @Test
    void weighedGoodsDepositsAndTwoRatesGoAllTheWayAndBack() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String[] weighed = {"unit", "KGM", "unitsPerCase", "", "vatPercent", "7.00"};
        String cheese = course.offer(supplier, "CHEESE", 1, "0:12.40", weighed);
        String milk = course.offer(supplier, "MILK", 6, "1:1.00", "vatPercent", "7.00");
        String round = course.open(supplier, Map.of());
        course.order(round, 0, cheese + " 0.455", milk + " 3");
        course.order(round, 1, cheese + " 1.2", milk + " 3");
        String order = course.drafted(round);
        assertEquals(2652, course.get(order).json().at("/net/minor").asLong());
        course.approve(order);
        // 55 g less than ordered: whoever asked for less is served in full.
        course.receive(order, cheese + " 1.6", milk + " 6");
        String[] lines = {
            "CHEESE 1.6 12.40 19.84 7.00",
            "MILK 6 1.00 6.00 7.00",
            "MILK 6 0.15 0.90 19.00 DEPOSIT",
            "ROUNDING -0.02"
        };
        Answer entered = course.enter(order, "R-1", null, "0.00", lines);
        assertEquals("MATCHED", entered.text("/state"), entered.json()::toPrettyString);
        course.accepted(entered);
        assertEquals(List.of(564L + 300L, 1420L + 300L), course.goods(round));
        List<Long> totals = course.all(round, "/totals/total/minor");
        assertEquals(2870, totals.get(0) + totals.get(1));
        assertEquals(0, course.settlement(round).at("/totals/coop/minor").asLong());
        JsonNode deposit = null;
        for (JsonNode line : course.statement(round, 0).at("/invoices/0/lines")) {
            deposit = line.path("component").asText().equals("DEPOSIT") ? line : deposit;
        }
        assertEquals(45, deposit == null ? 0 : deposit.at("/net/minor").asLong());

        String[] credited = {"CHEESE 1.6 12.40 19.84 7.00"};
        course.accepted(course.enter(order, "C-1", "R-1", "0.00", credited));
        assertEquals(List.of(300L, 300L), course.goods(round));
    }

    @Test
    void aRoundSaysWhoIsServedFirst() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 6, "1:1.00");
        Map<String, Object> first = Map.of("member", course.member(2), "priorityClass", -1);
        String round = course.openServing(supplier, List.of(first));
        for (int i = 0; i < 3; i++) {
            course.order(round, i, rice + " 5");
        }
        String order = course.drafted(round);
        List<String> units = course.allotted(round);
        assertEquals("5", units.get(2));
        assertEquals(7, Long.parseLong(units.get(0)) + Long.parseLong(units.get(1)));
        String why = course.allotment(round, 0).at("/reason/text").asText();
        assertTrue(why.contains("class 0"), why);
        course.approve(order);
        course.receive(order, rice + " 7");
        course.invoice(order, "0.00", "RICE 7 1.00 7.00");
        assertEquals(List.of(100L, 100L, 500L), course.goods(round));
    }

    private static Map<String, Object> money(long minor) {
        return Map.of("minor", minor, "currency", "EUR");
    }
}
