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

/** What a round's rules and its offers' terms do, from the order to the statement, over HTTP. */
@MicronautTest(transactional = false)
class RoundRulesTest implements TestServers {

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
    void stepsOfAPriceListAndPricesOfCasesGoAllTheWay() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String[] steps = {"breakKind", "INCREMENTAL", "priceBasis", "CASE"};
        String rice = course.offer(supplier, "RICE", 6, "1:7.00 12:5.00", steps);
        String round = course.open(supplier, Map.of());
        course.order(round, 0, rice + " 9 0");
        course.order(round, 1, rice + " 6 0");
        course.order(round, 2, rice + " 3 0");
        assertEquals(
                "INCREMENTAL",
                course.get("/api/v1/rounds/" + round + "/demand").text("/offers/0/breakKind"));

        // Two cases at 7.00 and one at 5.00.
        String order = course.drafted(round);
        assertEquals(1900, course.get(order).json().at("/net/minor").asLong());
        assertEquals("1.055556", course.get(order).text("/lines/0/unitPrice"));
        course.approve(order);
        course.receive(order, rice + " 18");
        course.invoice(order, "0.00", "RICE 18 1.0556 19.00");
        assertEquals(List.of(950L, 633L, 317L), course.goods(round));
        JsonNode line = course.statement(round, 0).at("/invoices/0/lines/0");
        String reason = line.path("reason").asText();
        assertTrue(reason.contains("5 EUR a case for what lies above it"), reason);
        assertTrue(reason.contains("19.00 EUR in all"), reason);
    }

    /** One case of 17 for claims of 2, 5, 9 and 9. */
    @ParameterizedTest
    @CsvSource({
        "EQUAL_AWARDS, 2 5 5 5",
        "PROPORTIONAL, 1 4 6 6",
        "EQUAL_LOSSES, 0 3 7 7",
        "TALMUD,       17",
        "FIRST_COME,   2 5 9 1",
        "LOTTERY,      17"
    })
    void aRoundSharesByTheRuleThatItChose(String rule, String expected) {
        Course course = whole.coop(4);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 17, "1:1.00");
        String round = course.open(supplier, Map.of("allotment", rule));
        String[] claims = {"2", "5", "9", "9"};
        for (int i = 0; i < claims.length; i++) {
            course.order(round, i, rice + " " + claims[i]);
        }
        course.drafted(round);
        List<Long> units = new ArrayList<>();
        course.allotted(round).forEach(each -> units.add(Long.valueOf(each)));
        assertEquals(17, units.stream().mapToLong(Long::longValue).sum());
        assertEquals(rule, course.allotment(round, 3).at("/reason/rule").asText());
        if (rule.equals("TALMUD")) {
            // 1, 2⅔, 6⅔ and 6⅔: the keys of the document decide which of the three stays below.
            List<Long> above = List.of(units.get(1) - 2, units.get(2) - 6, units.get(3) - 6);
            assertEquals(List.of(0L, 1L, 1L), above.stream().sorted().toList());
            assertEquals(1, units.getFirst());
        } else if (!rule.equals("LOTTERY")) {
            assertEquals(expected, String.join(" ", units.stream().map(Object::toString).toList()));
        }
    }

    @Test
    void whoCameFirstIsServedFirstAlsoWhenLessArrives() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String gone = course.offer(supplier, "BEANS", 8, "1:1.00");
        String rice = course.offer(supplier, "RICE", 8, "1:1.00");
        String round = course.open(supplier, Map.of("allotment", "FIRST_COME"));
        course.order(round, 0, rice + " 9", gone + " 8");
        course.order(round, 1, rice + " 5");
        course.order(round, 2, rice + " 4", gone + " 2");
        course.order(round, 2, rice + " 4");
        // What is raised comes when it is raised: behind all that came before.
        course.order(round, 0, rice + " 12");
        String order = course.drafted(round);
        assertEquals(List.of("9", "5", "2"), course.allotted(round));

        String correction = "/api/v1/rounds/" + round + "/orders/" + course.member(1);
        Map<String, String> line = Map.of("offer", rice, "quantity", "3");
        Map<String, Object> body = Map.of("reason", "a slip", "lines", List.of(line));
        String[] headers = {"Idempotency-Key", "slip", "Prefer", "wait=30"};
        course.post(correction + "/corrections", body, headers);
        course.post("/api/v1/rounds/" + round + "/drafts", "");
        assertEquals(List.of("9", "3", "4"), course.allotted(round));
        String why = course.allotment(round, 0).at("/reason/text").asText();
        assertTrue(why.contains("in the order in which the orders came"), why);

        course.approve(order);
        course.receive(order, rice + " 14");
        course.invoice(order, "0.00", "RICE 14 1.00 14.00");
        assertEquals(List.of(900L, 300L, 200L), course.goods(round));
    }

    @Test
    void sharesByMarginalCostAreShownWithTheirMethodAndTheCore() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 10, "1:1.00 10:0.80");
        String round = course.open(supplier, Map.of("cost", "SHAPLEY"));
        course.order(round, 0, rice + " 7");
        course.order(round, 1, rice + " 3");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 10");
        course.invoice(order, "0.00", "RICE 10 0.80 8.00");
        // Alone 7.00 and 3.00, together 8.00: half of 7 and of 8 - 3, half of 3 and of 8 - 7.
        assertEquals(List.of(600L, 200L), course.goods(round));
        JsonNode settled = course.settlement(round).at("/orders/0/invoices/0");
        assertEquals("SHAPLEY", settled.at("/lines/0/costRule").asText(), settled::toPrettyString);
        assertEquals("STABLE", settled.at("/lines/0/core/verdict").asText());
        assertEquals(0, settled.path("notices").size());
        String reason = course.statement(round, 0).at("/invoices/0/lines/0/reason").asText();
        assertTrue(reason.contains("averaged over all orders"), reason);
        assertTrue(reason.contains("Shares are exact."), reason);
    }

    @Test
    void nobodyPaysMoreThanAloneAndTheCoopBearsTheRest() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String[] cheapElsewhere = {"referencePrice", "0.50"};
        String rice = course.offer(supplier, "RICE", 11, "1:1.00", cheapElsewhere);
        String round = course.open(supplier, Map.of("noOneWorseOff", true));
        course.order(round, 0, rice + " 6 1");
        course.order(round, 1, rice + " 4");
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 12");
        Answer entered = course.enter(order, "R-1", null, "0.00", "RICE 12 1.00 12.00");
        course.accepted(entered);
        assertEquals(List.of(350L, 200L), course.goods(round));
        JsonNode settled = course.settlement(round).at("/orders/0/invoices/0");
        // One unit went to stock for 1.00; of the 11.00 for the others, 5.50 is above the caps.
        assertEquals(650, settled.at("/lines/0/coop/minor").asLong(), settled::toPrettyString);
        assertEquals(550, settled.at("/lines/0/aboveCaps/minor").asLong());
        assertEquals("CAP_INFEASIBLE", settled.at("/notices/0/code").asText());
        String reason = course.statement(round, 1).at("/invoices/0/lines/0/reason").asText();
        assertTrue(reason.contains("the 5.50 EUR that are over are the co-op's"), reason);
    }

    @Test
    void whereTheCoopSellsTaxIsThatOnWhatEachPays() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 3, "1:0.35", "vatPercent", "7.00");
        String round = course.open(supplier, Map.of("vatModel", "RESALE"));
        for (int i = 0; i < 3; i++) {
            course.order(round, i, rice + " 1");
        }
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 3");
        String[] lines = {"RICE 3 0.35 1.05 7.00"};
        course.accepted(course.enter(order, "R-1", null, "0.00", lines));
        // The supplier bills 0.07, each member's 0.0245 is 0.02; the cent is the co-op's.
        assertEquals(List.of(2L, 2L, 2L), course.all(round, "/totals/vat/minor"));
        JsonNode settled = course.settlement(round).at("/orders/0/invoices/0");
        assertEquals(1, settled.at("/coop/minor").asLong(), settled::toPrettyString);

        course.accepted(course.enter(order, "C-1", "R-1", "0.00", lines));
        assertEquals(List.of(0L, 0L, 0L), course.all(round, "/totals/total/minor"));
        assertEquals(0, course.settlement(round).at("/totals/coop/minor").asLong());
    }

    @Test
    void aBuyerDecidesAboutMissedMinimumsBeforeAnythingIsApproved() {
        Course course = whole.coop(2);
        String supplier = course.supplier(1000);
        String rice = course.offer(supplier, "RICE", 1, "1:1.00", "minimumCases", "5");
        String beans = course.offer(supplier, "BEANS", 1, "1:1.00");
        String round = course.open(supplier, Map.of("missedMinimum", "ASK_BUYER"));
        course.order(round, 0, rice + " 3");
        course.order(round, 1, beans + " 4");
        String order = course.drafted(round);
        assertEquals("DRAFT", course.get(order).text("/state"));
        String minimums = "/api/v1/rounds/" + round + "/missed-minimums";
        JsonNode missed = course.get(minimums).json().path("missed");
        assertEquals(2, missed.size(), missed::toPrettyString);
        assertEquals("RICE", missed.at("/0/sku").asText());
        assertEquals("5 C62", missed.at("/0/minimum").asText());
        assertTrue(missed.at("/1/open").asBoolean());
        String tag = course.get(order).headers().firstValue("ETag").orElseThrow();
        assertEquals("DECISION_OPEN", course.post(order + "/approval", "", "If-Match", tag).code());

        assertEquals(
                List.of("/purchaseOrder", "/decision", "/reason"),
                course.post(minimums, "{}").pointers());
        Map<String, Object> decision = new HashMap<>();
        decision.put("purchaseOrder", course.get(order).text("/id"));
        decision.put("decision", "ORDER_ANYWAY");
        decision.put("reason", "the mill agreed on the telephone");
        decision.put("offer", beans);
        assertEquals("NO_SUCH_QUESTION", course.post(minimums, decision).code());
        decision.put("offer", rice);
        Answer decided = course.post(minimums, decision);
        assertEquals(200, decided.status(), decided.json()::toString);
        assertEquals("7.00 EUR", decided.text("/missed/0/reached"), decided.json()::toString);
        assertEquals(200, course.post(minimums, decision).status(), "the same again");
        decision.put("reason", "because");
        Answer other = course.post(minimums, decision);
        assertEquals(409, other.status());
        assertEquals("MINIMUM_DECIDED", other.code());
        assertTrue(other.text("/detail").endsWith(": the mill agreed on the telephone"));
        decision.remove("offer");
        decision.put("decision", "DROP");
        course.post(minimums, decision);
        assertEquals("DROPPED", course.get(order).text("/state"));
        assertEquals(1, course.told(1, "purchase-order.dropped"));
        decision.put("decision", "ORDER_ANYWAY");
        course.post(minimums, decision);
        assertEquals(700, course.get(order).json().at("/net/minor").asLong());
        course.approve(order);
        decision.put("decision", "DROP");
        assertEquals("BOOK_LOCKED", course.post(minimums, decision).code());
    }

    @Test
    void whatAMissedMinimumLeavesGoesIntoTheNextRoundOnce() {
        Course course = whole.coop(3);
        String supplier = course.supplier(1000);
        String rice = course.offer(supplier, "RICE", 1, "1:1.00");
        String round = course.open(supplier, Map.of("missedMinimum", "CARRY_OVER"));
        course.order(round, 0, rice + " 3 1 2.00");
        course.order(round, 1, rice + " 4");
        String next = course.open(supplier, Map.of());
        course.order(next, 1, rice + " 2");
        String order = course.drafted(round);
        assertEquals("DROPPED", course.get(order).text("/state"));
        WholeRound.await("carried", () -> course.told(1, "order.carried-over") == 1);
        WholeRound.await("carried", () -> course.told(0, "order.carried-over") == 1);
        assertEquals(Map.of(rice, "3"), course.standing(next, 0));
        assertEquals(Map.of(rice, "2"), course.standing(next, 1), "what stands there stays");
        assertEquals(Map.of(), course.standing(next, 2));
        assertEquals(1, course.told(0, "purchase-order.dropped"));
        // Nothing brings it back: the book is locked, and what is done is done.
        String correction = "/api/v1/rounds/" + round + "/orders/" + course.member(0);
        Map<String, String> line = Map.of("offer", rice, "quantity", "20");
        Map<String, Object> body = Map.of("reason", "a slip", "lines", List.of(line));
        assertEquals(
                "BOOK_LOCKED",
                course.post(correction + "/corrections", body, "Idempotency-Key", "k").code());
        course.order(next, 0, rice + " 1");
        assertEquals(Map.of(rice, "1"), course.standing(next, 0));
    }

    @Test
    void linesBelowTheirMinimumAreCarriedOnceTheRestIsApproved() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 1, "1:1.00", "minimumCases", "5");
        String beans = course.offer(supplier, "BEANS", 1, "1:1.00");
        String round = course.open(supplier, Map.of("missedMinimum", "CARRY_OVER"));
        course.order(round, 0, rice + " 3", beans + " 2");
        String order = course.drafted(round);
        assertEquals("MINIMUM_MISSED", missedReason(course, round, rice));
        course.approve(order);
        WholeRound.await("told", () -> course.told(0, "purchase-order.lines-missed") == 1);
        // There is no next round yet: it waits for one.
        String next = course.open(supplier, Map.of());
        WholeRound.await("carried", () -> course.told(0, "order.carried-over") == 1);
        assertEquals(Map.of(rice, "3"), course.standing(next, 0));
    }

    private static String missedReason(Course course, String round, String offer) {
        String path = "/api/v1/rounds/" + round + "/allotments/" + course.member(0);
        for (JsonNode line : course.get(path).json().at("/orders/0/allotments")) {
            if (line.path("offer").asText().equals(offer)) {
                return line.at("/reason/code").asText();
            }
        }
        return "";
    }

    @Test
    void roundingIsRememberedFromInvoiceToInvoice() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 3, "1:1.00", "priceBasis", "CASE");
        long[] paid = new long[3];
        for (int turn = 0; turn < 3; turn++) {
            String round = course.open(supplier, Map.of("rounding", "CARRIED"));
            for (int i = 0; i < 3; i++) {
                course.order(round, i, rice + " 1");
            }
            String order = course.drafted(round);
            course.approve(order);
            course.receive(order, rice + " 3");
            course.invoice(order, "0.00", "RICE 3 0.3333 1.00");
            List<Long> goods = course.goods(round);
            for (int i = 0; i < 3; i++) {
                paid[i] += goods.get(i);
            }
            assertEquals(100, goods.stream().mapToLong(Long::longValue).sum());
            String reason = course.statement(round, 0).at("/invoices/0/lines/0/reason").asText();
            assertTrue(reason.contains("what earlier invoices rounded counted in"), reason);
        }
        assertEquals(List.of(100L, 100L, 100L), List.of(paid[0], paid[1], paid[2]));
    }

    @Test
    void partsOfAnOrderAreRoundedTogether() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String rice = course.offer(supplier, "RICE", 9, "1:3.00", "priceBasis", "CASE");
        String round = course.open(supplier, Map.of());
        for (int i = 0; i < 3; i++) {
            course.order(round, i, rice + " 3");
        }
        String order = course.drafted(round);
        course.approve(order);
        course.receive(order, rice + " 9");
        for (int part = 1; part <= 3; part++) {
            String[] third = {"RICE 3 0.3333 1.00"};
            course.accepted(course.enter(order, "R-" + part, null, "0.00", third));
            // Each is due a third of what was billed so far, and is never a cent away from it.
            long due = Math.floorDiv(100L * part, 3);
            course.goods(round).forEach(paid -> assertEquals(due, paid, 1));
        }
        assertEquals(List.of(100L, 100L, 100L), course.goods(round));
    }
}
