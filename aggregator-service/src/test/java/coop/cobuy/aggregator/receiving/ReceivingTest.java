package coop.cobuy.aggregator.receiving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.purchasing.PurchasingScene;
import coop.cobuy.aggregator.purchasing.PurchasingScene.Scene;
import coop.cobuy.aggregator.purchasing.PurchasingServers;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Of 20 units ordered, members were to get 10, 6 and 4; the first takes up to 4 more. */
@MicronautTest(transactional = false)
class ReceivingTest implements PurchasingServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject PurchasingScene scenes;
    @Inject Receipts receipts;
    @Inject FinalAllotments finals;
    @Inject Closing closing;
    @Inject ReceivedLineRows lines;
    @Inject NewsForTests news;

    private static Map<String, Object> of(Scene scene, String quantity, boolean isFinal) {
        Map<String, Object> line = new HashMap<>();
        line.put("offer", scene.rice().toString());
        line.put("units", quantity);
        return Map.of("lines", List.of(line), "final", isFinal);
    }

    private Answer book(Scene scene, String key, Object body) {
        return api.post(
                scene.coop().buyer().token(),
                scene.path() + "/receipts",
                body,
                "Idempotency-Key",
                key);
    }

    private static PurchaseOrderId order(Scene scene) {
        return PurchaseOrderId.parse(scene.id());
    }

    private List<Long> finals(Scene scene) {
        List<Long> units = new ArrayList<>();
        finals.ofLine(
                scene.coop().id(),
                order(scene),
                scene.rice(),
                (member, planned, got, grams) -> units.add(got / 1000));
        return units;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # received | allotments | stock | short | over
                      20       | 10 6 4     | 0     | 0     | 0
                      15       | 6 5 4      | 0     | 1     | 0
                      0        | 0 0 0      | 0     | 1     | 0
                      22       | 12 6 4     | 0     | 0     | 1
                      30       | 14 6 4     | 6     | 0     | 1
                    """)
    void whatCameIsSharedToTheLastUnit(
            String received, String allotments, String stock, int linesShort, int linesOver) {
        Scene scene = scenes.draft().approved();
        Answer closed = book(scene, "one", of(scene, received, true));
        assertEquals(201, closed.status(), closed.json()::toString);
        assertEquals("CLOSED", closed.text("/state"));
        assertEquals(stock, closed.text("/lines/0/stock"));
        List<Long> units = finals(scene);
        long sum = units.stream().mapToLong(Long::longValue).sum();
        assertEquals(Long.parseLong(received), sum + Long.parseLong(stock));
        if (!received.equals("15")) {
            assertEquals(
                    allotments, String.join(" ", units.stream().map(Object::toString).toList()));
        }
        assertEquals(0, lines.countUnbalanced(scene.coop().id().value(), order(scene).value()));
        assertEquals(1, news.count(order(scene), "closed " + linesShort + " " + linesOver));
        assertTrue(receipts.isClosed(scene.coop().id(), order(scene)));
        assertEquals(1, receipts.lines(scene.coop().id(), order(scene)).size());
    }

    @Test
    void whoGetsLessIsToldOnceAndSeesWhy() {
        Scene scene = scenes.draft().approved();
        book(scene, "one", of(scene, "12", true));
        closing.run(scene.coop().id(), order(scene));
        closing.runUnfinished();
        assertEquals(List.of(4L, 4L, 4L), finals(scene));
        assertEquals(1, news.count(order(scene), "short " + scene.members().get(0)));
        assertEquals(1, news.count(order(scene), "short " + scene.members().get(1)));
        assertEquals(0, news.count(order(scene), "short " + scene.members().get(2)));
        Person member = fixtures.personFor(scene.coop().id(), scene.members().get(0));
        String path = scene.path() + "/deliveries/";
        Answer own = api.get(member.token(), path + scene.members().get(0));
        assertEquals("SHORT_DELIVERY", own.text("/changed/0/code"), own.json()::toString);
        assertEquals("4", own.text("/changed/0/units"));
        assertEquals(own.json(), api.get(member.token(), scene.path() + "/deliveries").json());
        assertEquals(403, api.get(member.token(), path + scene.members().get(1)).status());
    }

    @Test
    void receiptsAddUpAndCasesAreUnits() {
        Scene scene = scenes.draft().approved();
        book(scene, "one", of(scene, "8", false));
        Map<String, Object> line =
                Map.of("offer", scene.rice().toString(), "cases", 2, "damaged", "3", "note", "wet");
        Answer open = book(scene, "two", Map.of("lines", List.of(line)));
        assertEquals("OPEN", open.text("/state"));
        assertEquals("16", open.text("/lines/0/received"));
        assertEquals("3", open.text("/lines/0/damaged"));
        assertEquals("4", open.text("/lines/0/missing"));
        assertEquals(
                Map.of(scene.rice(), Units.of(16)),
                receipts.received(scene.coop().id(), order(scene)));
        assertFalse(receipts.isClosed(scene.coop().id(), order(scene)));
        assertThrows(IllegalStateException.class, () -> finals(scene));
        Answer closed = book(scene, "three", Map.of("final", true));
        assertEquals("CLOSED", closed.text("/state"), closed.json()::toString);
        assertEquals("16", closed.text("/lines/0/allotted"));
    }

    @Test
    void aCorrectionStandsInTheReceiptsPlace() {
        Scene scene = scenes.draft().approved();
        Answer wrong = book(scene, "one", of(scene, "2", false));
        String id = wrong.text("/receipts/0/id");
        Map<String, Object> right = new HashMap<>(of(scene, "20", false));
        right.put("corrects", id);
        Answer corrected = book(scene, "two", right);
        assertEquals(201, corrected.status(), corrected.json()::toString);
        assertEquals("20", corrected.text("/lines/0/received"));
        assertEquals(corrected.text("/receipts/1/id"), corrected.text("/receipts/0/correctedBy"));
        assertEquals("CORRECTED_BEFORE", book(scene, "three", right).code());
        right.put("corrects", new UUID(1, 1).toString());
        assertEquals("NO_SUCH_RECEIPT", book(scene, "four", right).code());
    }

    @Test
    void theSameReceiptTwiceIsOne() {
        Scene scene = scenes.draft().approved();
        book(scene, "one", of(scene, "20", true));
        Answer again = book(scene, "one", of(scene, "20", true));
        assertEquals(201, again.status(), again.json()::toString);
        assertEquals("20", again.text("/lines/0/received"));
        assertEquals("KEY_REUSED", book(scene, "one", of(scene, "19", true)).code());
        assertEquals("RECEIVING_CLOSED", book(scene, "two", of(scene, "1", false)).code());
    }

    @Test
    void goodsOfAnOrderThatCameCannotBeCancelled() {
        Scene scene = scenes.draft().approved();
        book(scene, "one", of(scene, "1", false));
        Answer refused =
                api.post(
                        scene.coop().buyer().token(),
                        scene.path() + "/cancellation",
                        Map.of("reason", "too late"));
        assertEquals("GOODS_RECEIVED", refused.code());
    }

    @Test
    void goodsComeForAnApprovedOrderOnly() {
        Scene scene = scenes.draft();
        assertEquals("NOT_APPROVED", book(scene, "one", of(scene, "1", false)).code());
        Answer none = api.get(scene.coop().buyer().token(), scene.path() + "/receipts");
        assertEquals("OPEN", none.text("/state"));
        assertEquals(0, none.json().get("receipts").size());
    }

    @Test
    void onlyBuyersOfTheCoopBookReceipts() {
        Scene scene = scenes.draft().approved();
        String path = scene.path() + "/receipts";
        Map<String, Object> body = of(scene, "20", false);
        for (Person person :
                List.of(
                        scene.coop().member(),
                        scene.coop().supplier(),
                        scene.coop().bookkeeper())) {
            assertEquals(
                    403, api.post(person.token(), path, body, "Idempotency-Key", "k").status());
        }
        Person foreign = fixtures.coop().buyer();
        assertEquals(404, api.post(foreign.token(), path, body, "Idempotency-Key", "k").status());
        assertEquals(404, api.get(foreign.token(), path).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"lines":[]} | /lines
                    {"lines":[{"units":"1"}]} | /lines/0/offer
                    {"lines":[{"offer":"00000000-0000-0000-0000-000000000001","units":"1"}]} | /lines/0/offer
                    {"lines":[{"offer":"RICE"}]} | /lines/0/units
                    {"lines":[{"offer":"RICE","units":"-1"}]} | /lines/0/units
                    {"lines":[{"offer":"RICE","units":"1.5"}]} | /lines/0/units
                    {"lines":[{"offer":"RICE","units":"1000000000001"}]} | /lines/0/units
                    {"lines":[{"offer":"RICE","units":"1","cases":1}]} | /lines/0/cases
                    {"lines":[{"offer":"RICE","cases":-1}]} | /lines/0/cases
                    {"lines":[{"offer":"RICE","cases":9000000000000000000}]} | /lines/0/cases
                    {"lines":[{"offer":"RICE","units":"1","damaged":"x"}]} | /lines/0/damaged
                    {"lines":[{"offer":"RICE","units":"1"},{"offer":"RICE","units":"2"}]} | /lines/1/offer
                    {"lines":[{"offer":"RICE","units":"1","colour":"red"}]} | /lines/0/colour
                    """)
    void saysWhereAReceiptCannotBeTaken(String body, String pointer) {
        Scene scene = scenes.draft().approved();
        Answer refused = book(scene, "one", body.replace("RICE", scene.rice().toString()));
        assertEquals(400, refused.status(), refused.json()::toString);
        assertTrue(refused.pointers().contains(pointer), refused.pointers()::toString);
        Answer nothing = api.get(scene.coop().buyer().token(), scene.path() + "/receipts");
        assertEquals(0, nothing.json().get("receipts").size());
    }

    @Test
    void aReceiptNeedsAKey() {
        Scene scene = scenes.draft().approved();
        Answer refused =
                api.post(
                        scene.coop().buyer().token(),
                        scene.path() + "/receipts",
                        of(scene, "1", false));
        assertEquals(400, refused.status());
        assertEquals(List.of("Idempotency-Key"), refused.pointers());
    }
}
