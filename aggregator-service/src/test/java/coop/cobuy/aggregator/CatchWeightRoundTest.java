package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.WholeRound.Course;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goods that are ordered in pieces and billed by the weight that comes, over HTTP. */
@MicronautTest(transactional = false)
class CatchWeightRoundTest implements TestServers {

    private static final String[] CHEESE = {
        "catchWeightKg", "1.25", "referencePrice", "20.00", "vatPercent", "7.00"
    };

    @Inject WholeRound whole;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        properties.put("cobuy.purchasing.watch-every", "200ms");
        return properties;
    }

    /** Six cheeses at 12.99 a kilogram are ordered, four come, and they are light. */
    @Test
    void aShortDeliveryOfLightPiecesIsSharedByPiecesAndPaidByWeight() {
        Course course = whole.coop(3);
        String supplier = course.supplier(0);
        String cheese = course.offer(supplier, "CHEESE", 1, "1:16.2375", CHEESE);
        assertEquals("1.25", course.get("/api/v1/offers/" + cheese).text("/catchWeightKg"));
        String round = course.open(supplier, Map.of());
        course.order(round, 0, cheese + " 4");
        course.order(round, 1, cheese + " 1");
        course.order(round, 2, cheese + " 1");
        String order = course.drafted(round);
        JsonNode ordered = course.get(order).json().at("/lines/0");
        assertEquals("1.25", ordered.path("catchWeightKg").asText());
        assertEquals("7.5", ordered.path("expectedKg").asText());
        assertEquals("12.99", ordered.path("kilogramPrice").asText());
        course.approve(order);
        course.receive(order, cheese + " 4 4.815");

        JsonNode weight = course.get(order + "/receipts").json().at("/lines/0/weight");
        assertEquals("7.5", weight.path("ordered").asText());
        assertEquals("4.815", weight.path("received").asText());
        assertEquals("4.815", weight.path("allotted").asText());
        assertEquals("0", weight.path("stock").asText());
        // 1203.75 g for a piece: the grams that are left go to the larger fractions.
        assertEquals(List.of("2.407", "1.204", "1.204"), kilograms(course, order, 3));

        Answer entered =
                course.enter(order, "R-1", null, "0.00", "CHEESE 4.815 12.99 62.55 7.00 GOODS KGM");
        assertEquals("MATCHED", entered.text("/state"), entered.json()::toPrettyString);
        assertEquals("KGM", entered.text("/lines/0/unit"));
        assertEquals("7.5", entered.text("/lines/0/ordered"));
        assertEquals("4.815", entered.text("/lines/0/received"));
        course.accepted(entered);
        assertEquals(List.of(3127L, 1564L, 1564L), course.goods(round));
        JsonNode settled = course.settlement(round);
        assertEquals("4.815", settled.at("/orders/0/invoices/0/lines/0/weightKg").asText());
        JsonNode line = course.statement(round, 0).at("/invoices/0/lines/0");
        assertEquals("2", line.path("units").asText());
        assertEquals("2.407", line.path("weightKg").asText());
        assertEquals(3851, line.at("/reference/minor").asLong(), "20.00 for 1.25 kg, of 2.407 kg");
        explains(line.path("reason").asText());

        Answer again =
                course.enter(order, "R-2", null, "0.00", "CHEESE 0.1 13.00 1.30 7.00 GOODS KGM");
        assertEquals(
                List.of(
                        "QUANTITY_OVER_RECEIVED /lines/0/units 4.815 kg 4.915 kg",
                        "PRICE_ABOVE_ORDER /lines/0/unitPrice 12.99 13.00"),
                differences(again));
        String[] back = {"CHEESE 4.815 12.99 62.55 7.00 GOODS KGM"};
        course.accepted(course.enter(order, "C-1", "R-1", "0.00", back));
        assertEquals(List.of(0L, 0L, 0L), course.goods(round));
    }

    private static void explains(String reason) {
        for (String said :
                List.of(
                        "only 4 of 6 arrived",
                        "The 4 that came weigh 4.815 kg",
                        "your 2 weigh 2.407 kg",
                        "a kilogram costs 12.99 EUR",
                        "for 4.815 kg; your 2.407 kg are")) {
            assertTrue(reason.contains(said), reason);
        }
    }

    /** What came is counted or weighed in several receipts, one goes to stock, two invoices. */
    @Test
    void everyGramOfSeveralReceiptsAndInvoicesIsSomebodys() {
        Course course = whole.coop(2);
        String supplier = course.supplier(0);
        String ham = course.offer(supplier, "HAM", 4, "1:5.00", "catchWeightKg", "0.5");
        String round = course.open(supplier, Map.of("surplus", "TO_STOCK", "freight", "BY_WEIGHT"));
        course.order(round, 0, ham + " 3");
        course.order(round, 1, ham + " 1");
        String order = course.drafted(round);
        course.approve(order);
        Answer weighed = book(course, order, "a", line(ham, "weightKg", "1.4"), Map.of());
        assertEquals("3", weighed.text("/lines/0/received"), weighed.json()::toPrettyString);
        Map<String, Object> corrects = Map.of("corrects", weighed.text("/receipts/0/id"));
        Answer right =
                book(course, order, "b", line(ham, "units", "4", "weightKg", "2.2"), corrects);
        assertEquals("2.2", right.text("/lines/0/weight/received"), right.json()::toPrettyString);
        assertEquals("2.2", right.text("/receipts/1/lines/0/weightKg"));
        Answer closed = book(course, order, "c", line(ham, "units", "1"), Map.of("final", true));
        assertEquals("CLOSED", closed.text("/state"), closed.json()::toPrettyString);
        assertEquals("2.7", closed.text("/lines/0/weight/received"), "0.5 is expected of a piece");
        assertEquals("0.54", closed.text("/lines/0/weight/stock"));
        assertEquals(List.of("1.62", "0.54"), kilograms(course, order, 2));

        course.invoice(order, "0.00", "HAM 2 10.00 20.00 0.00 GOODS KGM");
        course.invoice(order, "2.70", "HAM 0.7 10.00 7.00 0.00 GOODS KGM");
        assertEquals(List.of(1620L, 540L), course.goods(round));
        assertEquals(List.of(162L, 54L), course.all(round, "/totals/freight/minor"));
        JsonNode all = course.settlement(round);
        assertEquals(540 + 54, all.at("/totals/coop/minor").asLong(), all::toPrettyString);
        assertEquals("1", all.at("/orders/0/unitsToStock").asText());
    }

    @Test
    void aWeightThatCannotBeIsRefusedWhereItStands() {
        Course course = whole.coop(1);
        String supplier = course.supplier(0);
        String cheese = course.offer(supplier, "CHEESE", 1, "1:16.2375", CHEESE);
        String rice = course.offer(supplier, "RICE", 1, "1:1.00");
        String round = course.open(supplier, Map.of());
        course.order(round, 0, cheese + " 2", rice + " 2");
        String order = course.drafted(round);
        course.approve(order);
        List<Map<String, Object>> wrong =
                List.of(
                        line(cheese, "weightKg", "-1"),
                        line(cheese, "weightKg", "1.2345"),
                        line(cheese, "weightKg", "NaN"),
                        line(cheese, "weightKg", "9".repeat(200)),
                        line(cheese, "weightKg", "0.624"),
                        line(cheese, "units", "2", "weightKg", "0"),
                        line(cheese, "units", "0", "weightKg", "1"),
                        line(cheese, "units", "1", "weightKg", "1000000000000.001"),
                        line(rice, "units", "1", "weightKg", "1"),
                        line(rice, "weightKg", "1"));
        for (Map<String, Object> each : wrong) {
            Answer refused = book(course, order, "w", each, Map.of());
            assertEquals(400, refused.status(), each::toString);
            assertEquals(List.of("/lines/0/weightKg"), refused.pointers(), each::toString);
        }
        Answer half = book(course, order, "h", line(cheese, "weightKg", "0.625"), Map.of());
        assertEquals("1", half.text("/lines/0/received"), half.json()::toPrettyString);
        Answer same = book(course, order, "h", line(cheese, "weightKg", "0.625"), Map.of());
        assertEquals("1", same.text("/lines/0/received"));
        Answer other = book(course, order, "h", line(cheese, "weightKg", "0.626"), Map.of());
        assertEquals("KEY_REUSED", other.code());
    }

    private static Map<String, Object> line(String offer, String... fields) {
        Map<String, Object> line = new HashMap<>(Map.of("offer", offer));
        for (int i = 0; i < fields.length; i += 2) {
            line.put(fields[i], fields[i + 1]);
        }
        return line;
    }

    private static Answer book(
            Course course,
            String order,
            String key,
            Map<String, Object> line,
            Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("lines", List.of(line));
        return course.post(order + "/receipts", body, "Idempotency-Key", key);
    }

    /** What of the weight of the only line each member is told to get. */
    private static List<String> kilograms(Course course, String order, int members) {
        return java.util.stream.IntStream.range(0, members)
                .mapToObj(i -> course.get(order + "/deliveries/" + course.member(i)).json())
                .map(told -> told.at("/changed/0/weight"))
                .peek(weight -> assertEquals("BY_PIECES", weight.path("code").asText()))
                .map(weight -> weight.path("kg").asText())
                .toList();
    }

    private static List<String> differences(Answer invoice) {
        return invoice.json()
                .path("differences")
                .valueStream()
                .map(
                        each ->
                                each.path("kind").asText()
                                        + " "
                                        + each.path("pointer").asText()
                                        + " "
                                        + each.path("expected").asText()
                                        + " "
                                        + each.path("found").asText())
                .toList();
    }
}
