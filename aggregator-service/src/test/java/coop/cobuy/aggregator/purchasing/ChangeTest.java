package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.purchasing.PurchasingScene.Scene;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.id.OfferId;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Of 20 units of rice, members were to get 10, 6 and 4; the first takes up to 4 more. */
@MicronautTest(transactional = false)
class ChangeTest implements PurchasingServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject PurchasingScene scenes;
    @Inject MessengerForTests messenger;
    @Inject ChangeWriter writer;
    @Inject PurchaseOrders orders;

    private static Map<String, Object> line(OfferId offer, String units) {
        return Map.of("offer", offer.toString(), "units", units);
    }

    private static Map<String, Object> body(Object... lines) {
        return new HashMap<>(Map.of("reason", "the silo is small", "lines", List.of(lines)));
    }

    private static PurchaseOrderApproved sent(Scene scene, int at) {
        return (PurchaseOrderApproved) scene.messages().get(at);
    }

    private static String lines(PurchaseOrderApproved message) {
        return message.lines().stream()
                .map(line -> line.sku() + " " + line.cases() + " " + line.units())
                .collect(Collectors.joining(", "));
    }

    /** What members get of an offer, in their order. */
    private String allotted(Scene scene, OfferId offer) {
        return allotments(scene, offer).stream()
                .map(each -> each.path("units").asText())
                .collect(Collectors.joining(" "));
    }

    private List<JsonNode> allotments(Scene scene, OfferId offer) {
        List<JsonNode> found = new ArrayList<>();
        api.get(scene.coop().buyer().token(), scene.path() + "/allotments")
                .json()
                .path("items")
                .forEach(
                        each -> {
                            if (each.path("offer").asText().equals(offer.toString())) {
                                found.add(each);
                            }
                        });
        return found;
    }

    @Test
    void lessOfALineIsARevisionThatTheSupplierGetsAndMembersShare() {
        Scene scene = scenes.draft().approved();
        Person buyer = scene.buyer(0);
        String before = scene.tag();
        Answer changed = scene.change(buyer, body(line(scene.rice(), "16")));
        assertEquals(201, changed.status(), changed.json()::toString);
        assertEquals(1, changed.json().path("revision").asInt());
        assertEquals("APPROVED", changed.text("/state"));
        assertEquals("16", changed.text("/lines/0/units"));
        assertEquals("16", changed.text("/lines/0/allotted"));
        assertEquals(1712, changed.json().at("/gross/minor").asInt());
        assertEquals(buyer.account().toString(), changed.text("/approvals/0/account"));
        assertEquals("20", changed.text("/changes/0/lines/0/before/units"));
        assertEquals("16", changed.text("/changes/0/lines/0/after/units"));
        assertEquals(2140, changed.json().at("/changes/0/grossBefore/minor").asInt());
        assertEquals("the silo is small", changed.text("/changes/0/reason"));
        assertNotEquals(before, scene.tag());
        assertEquals("6 6 4", allotted(scene, scene.rice()));
        assertEquals(2, scene.messages().size());
        PurchaseOrderApproved message = sent(scene, 1);
        assertEquals(1, message.revision());
        assertEquals("PO-000001", message.number());
        assertEquals("RICE 4 16", lines(message));
        assertEquals("17.12", message.gross());
        assertEquals("the silo is small", message.note());
        assertEquals("2026-06-01", message.deliveryDate());
    }

    @Test
    void whoGetsSomethingElseIsToldAndReadsWhy() {
        Scene scene = scenes.draft().approved();
        scene.change(scene.coop().buyer(), body(line(scene.rice(), "16")));
        String kind = "purchase-order.changed-for-you";
        assertTrue(messenger.isTold(scene.members().get(0), kind));
        assertFalse(messenger.isTold(scene.members().get(1), kind));
        assertFalse(messenger.isTold(scene.members().get(2), kind));
        JsonNode first = allotments(scene, scene.rice()).get(0);
        assertEquals("ORDER_CHANGED", first.at("/reason/code").asText());
        String text = first.at("/reason/text").asText();
        assertTrue(
                text.startsWith(
                        "You were to get 10, but the order was changed and only 16 of 20 are"
                                + " ordered."),
                text);
        JsonNode second = allotments(scene, scene.rice()).get(1);
        assertEquals(ReasonCode.SERVED_IN_FULL.name(), second.at("/reason/code").asText());
        scene.change(scene.coop().buyer(), body(line(scene.rice(), "8")));
        List<String> shares = List.of(allotted(scene, scene.rice()).split(" "));
        assertEquals(List.of("2", "3", "3"), shares.stream().sorted().toList());
        assertTrue(messenger.isTold(scene.members().get(1), kind));
    }

    @Test
    void changedBackEverybodyGetsWhatWasPlanned() {
        Scene scene = scenes.draft().approved();
        Person buyer = scene.buyer(1_000_000);
        List<JsonNode> planned = allotments(scene, scene.rice());
        scene.change(buyer, body(line(scene.rice(), "4")));
        scene.change(buyer, body(line(scene.rice(), "28")));
        assertEquals("14 6 4", allotted(scene, scene.rice()));
        Answer more = scene.order();
        assertEquals("4", more.text("/lines/0/stock"), "nobody's");
        JsonNode first = allotments(scene, scene.rice()).get(0);
        assertEquals(
                "The order was changed from 20 to 28. You were to get 10 and get 14, within what"
                        + " you asked for and take on top.",
                first.at("/reason/text").asText());
        Answer back = scene.change(buyer, body(line(scene.rice(), "20")));
        assertEquals(3, back.json().path("revision").asInt());
        assertEquals(planned, allotments(scene, scene.rice()), "reasons too");
        assertEquals(
                List.of("RICE 5 20", "RICE 1 4", "RICE 7 28", "RICE 5 20"),
                scene.messages().stream()
                        .map(message -> lines((PurchaseOrderApproved) message))
                        .toList());
    }

    @Test
    void linesAreAddedAndTakenOut() {
        Scene scene = scenes.draft();
        OfferId salt = scene.book().cased(scene.mill(), "SALT", 6, "0.50");
        scene.approved();
        Person buyer = scene.coop().buyer();
        Map<String, Object> cases = Map.of("offer", salt.toString(), "cases", 2);
        Answer changed = scene.change(buyer, body(line(scene.rice(), "0"), cases));
        assertEquals(201, changed.status(), changed.json()::toString);
        assertEquals("SALT 2 12", lines(sent(scene, 1)));
        assertEquals("12", changed.text("/lines/0/stock"), "nobody asked for it");
        assertEquals("RICE", changed.text("/notOrdered/0/sku"));
        JsonNode lines = changed.json().at("/changes/0/lines");
        assertEquals("RICE", lines.at("/0/sku").asText());
        assertTrue(lines.at("/0/after").isMissingNode() || lines.at("/0/after").isNull());
        assertTrue(lines.at("/1/before").isMissingNode() || lines.at("/1/before").isNull());
        assertEquals("12", lines.at("/1/after/units").asText());
        assertEquals("0 0 0", allotted(scene, scene.rice()));
        Answer closed =
                api.post(
                        buyer.token(),
                        scene.path() + "/receipts",
                        Map.of("lines", List.of(line(salt, "12")), "final", true),
                        "Idempotency-Key",
                        "salt");
        assertEquals("CLOSED", closed.text("/state"), closed.json()::toString);
        assertEquals("12", closed.text("/lines/0/stock"));
    }

    @Test
    void anotherDayIsAChangeByItself() {
        Scene scene = scenes.draft().approved();
        assertEquals("2026-06-01", scene.order().text("/deliveryDate"));
        String day = "2999-06-04";
        Map<String, Object> later = Map.of("reason", "a holiday", "deliveryDate", day);
        Answer changed = scene.change(scene.coop().buyer(), later);
        assertEquals(201, changed.status(), changed.json()::toString);
        assertEquals("2026-06-01", changed.text("/changes/0/deliveryDateBefore"));
        assertEquals(day, changed.text("/deliveryDate"));
        scene.change(scene.coop().buyer(), body(line(scene.rice(), "16")));
        assertEquals(day, sent(scene, 1).deliveryDate());
        assertEquals(day, sent(scene, 2).deliveryDate(), "stays");
        assertEquals("RICE 5 20", lines(sent(scene, 1)));
    }

    @Test
    void theSameRequestAgainIsTheSameChange() {
        Scene scene = scenes.draft().approved();
        Person buyer = scene.coop().buyer();
        String tag = scene.tag();
        String path = scene.path() + "/changes";
        Object less = body(line(scene.rice(), "16"));
        String[] headers = {"If-Match", tag, "Idempotency-Key", "less"};
        Answer first = api.post(buyer.token(), path, less, headers);
        Answer again = api.post(buyer.token(), path, less, headers);
        assertEquals(201, again.status(), again.json()::toString);
        assertEquals(first.json(), again.json());
        assertEquals(2, scene.messages().size());
        Answer other = api.post(buyer.token(), path, body(line(scene.rice(), "12")), headers);
        assertEquals("KEY_REUSED", other.code());
        assertEquals(412, api.post(buyer.token(), path, less, "If-Match", tag).status());
        assertEquals(428, api.post(buyer.token(), path, less).status());
    }

    @Test
    void buyersWhoChangeItAtTheSameMomentMakeOneChange() throws Exception {
        Scene scene = scenes.draft().approved();
        String tag = scene.tag();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Object body = body(line(scene.rice(), String.valueOf(4 * i)));
                String token = scene.coop().buyer().token();
                answers.add(
                        threads.submit(
                                () ->
                                        api.post(
                                                token,
                                                scene.path() + "/changes",
                                                body,
                                                "If-Match",
                                                tag)));
            }
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
        }
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(2, scene.messages().size());
        assertEquals(1, scene.order().json().path("revision").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"lines":[{"offer":"RICE","units":"16"}]} | /reason
                    {"reason":"r"} | /lines
                    {"reason":"r","lines":[{"units":"16"}]} | /lines/0/offer
                    {"reason":"r","lines":[{"offer":"00000000-0000-0000-0000-000000000001","units":"16"}]} | /lines/0/offer
                    {"reason":"r","lines":[{"offer":"RICE","units":"18"}]} | /lines/0/units
                    {"reason":"r","lines":[{"offer":"RICE"}]} | /lines/0/units
                    {"reason":"r","lines":[{"offer":"RICE","units":"16","cases":4}]} | /lines/0/cases
                    {"reason":"r","lines":[{"offer":"RICE","cases":-1}]} | /lines/0/cases
                    {"reason":"r","lines":[{"offer":"RICE","units":"16"},{"offer":"RICE","units":"12"}]} | /lines/1/offer
                    {"reason":"r","deliveryDate":"soon"} | /deliveryDate
                    {"reason":"r","deliveryDate":"2020-01-01"} | /deliveryDate
                    {"reason":"r","lines":[],"why":"x"} | /why
                    """)
    void saysWhereAChangeCannotBeRead(String body, String pointer) {
        Scene scene = scenes.draft().approved();
        String text = body.replace("RICE", scene.rice().toString());
        Answer refused = scene.change(scene.coop().buyer(), text);
        assertEquals(400, refused.status(), refused.json()::toString);
        assertTrue(refused.pointers().contains(pointer), refused.pointers()::toString);
        assertEquals(1, scene.messages().size());
    }

    @Test
    void whoMakesItDearerNeedsALimitAndReceivedGoodsEndAllChanges() {
        Scene scene = scenes.draft();
        Answer early = scene.change(scene.coop().buyer(), body(line(scene.rice(), "24")));
        assertEquals("NOT_SENT_YET", early.code());
        scene.approved();
        Answer over = scene.change(scene.buyer(2567), body(line(scene.rice(), "24")));
        assertEquals("OVER_APPROVAL_LIMIT", over.code());
        assertEquals(403, over.status());
        Answer within = scene.change(scene.buyer(2568), body(line(scene.rice(), "24")));
        assertEquals(201, within.status(), within.json()::toString);
        for (Person person :
                List.of(
                        scene.coop().member(),
                        scene.coop().bookkeeper(),
                        scene.coop().administrator(),
                        scene.coop().supplier())) {
            assertEquals(403, scene.change(person, body(line(scene.rice(), "16"))).status());
        }
        Answer closed =
                api.post(
                        scene.coop().buyer().token(),
                        scene.path() + "/receipts",
                        Map.of("lines", List.of(line(scene.rice(), "24")), "final", true),
                        "Idempotency-Key",
                        "all");
        assertEquals("24", closed.text("/lines/0/allotted"), closed.json()::toString);
        assertEquals("0", closed.text("/lines/0/missing"));
        Answer late = scene.change(scene.coop().buyer(), body(line(scene.rice(), "16")));
        assertEquals("GOODS_RECEIVED", late.code());
    }

    @Test
    void aCancellationNamesTheRevisionThatStands() {
        Scene scene = scenes.draft().approved();
        scene.change(scene.coop().buyer(), body(line(scene.rice(), "16")));
        api.post(
                scene.coop().buyer().token(),
                scene.path() + "/cancellation",
                Map.of("reason", "the mill burnt down"));
        PurchaseOrderMessage last = scene.messages().getLast();
        assertEquals(1, ((PurchaseOrderCancelled) last).revision());
        assertEquals(
                "ORDER_CANCELLED",
                scene.change(scene.coop().buyer(), body(line(scene.rice(), "20"))).code());
        assertEquals(1, scene.order().json().path("changes").size(), "the history stays");
    }

    @Test
    void anAnswerTypedInIsToTheRevisionThatStands() {
        Scene scene = scenes.draft().approved();
        String buyer = scene.coop().buyer().token();
        Map<String, Object> first = answer("AB-1", "20");
        api.post(buyer, scene.path() + "/responses", first);
        assertEquals("ACCEPTED", scene.order().text("/verdict"));
        scene.change(scene.coop().buyer(), body(line(scene.rice(), "16")));
        Answer open = scene.order();
        assertTrue(
                open.json().path("verdict").isMissingNode()
                        || open.json().path("verdict").isNull());
        assertEquals(0, open.json().at("/responses/0/revision").asInt());
        assertEquals(0, open.json().at("/responses/0/differences").size(), "of what it answered");
        Answer answered = api.post(buyer, scene.path() + "/responses", answer("AB-2", "12"));
        assertEquals("CHANGED", answered.text("/verdict"));
        assertEquals("CHANGED", answered.text("/changes/0/verdict"));
        assertEquals(1, answered.json().at("/responses/1/differences").size());
    }

    private static Map<String, Object> answer(String number, String units) {
        return Map.of(
                "documentNumber",
                number,
                "verdict",
                "ACCEPTED",
                "lines",
                List.of(Map.of("sku", "RICE", "units", units)));
    }

    /** Whoever writes without the lock that deciding took: nothing of it stays. */
    @Test
    void aChangeOfAnOvertakenOrderLeavesNothingBehind() {
        Scene scene = scenes.draft().approved();
        OrderContent stale =
                orders.find(scene.coop().id(), PurchaseOrderId.parse(scene.id()))
                        .orElseThrow()
                        .content();
        scene.change(scene.coop().buyer(), body(line(scene.rice(), "16")));
        Answer before = scene.order();
        var snapshot = scene.book().frozen().snapshot();
        LineChange change = LineChange.of(snapshot.offer(scene.rice()).orElseThrow(), Units.of(12));
        ChangeDecision.Accept accept =
                new ChangeDecision.Accept(
                        List.of(change), OrderTotals.of(stale.lines(), stale.currency()));
        WantedChange wanted = new WantedChange("late", null, List.of());
        assertThrows(
                RuntimeException.class,
                () -> writer.write(scene.coop().buyer().caller(), stale, snapshot, wanted, accept));
        assertEquals(before.json(), scene.order().json());
        assertEquals("6 6 4", allotted(scene, scene.rice()));
        assertEquals(2, scene.messages().size());
    }
}
