package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.purchasing.PurchasingScene.Scene;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderCancelled;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@MicronautTest(transactional = false)
class ApprovalTest implements PurchasingServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject PurchasingScene scenes;
    @Inject MessengerForTests messenger;
    @Inject MessagesByNotice notices;

    @Test
    void aBuyerApprovesWithinTheLimitAndTheSupplierIsToldOnce() throws Exception {
        Scene scene = scenes.draft();
        Person buyer = scene.buyer(2140);
        String tag = scene.tag();
        Answer approved = scene.approve(buyer, tag);
        assertEquals(200, approved.status(), approved.json()::toString);
        assertEquals("APPROVED", approved.text("/state"));
        assertEquals(buyer.account().toString(), approved.text("/approvals/0/account"));
        assertEquals(2140, approved.json().at("/approvals/0/limit/minor").asInt());
        assertTrue(scene.book().isLocked());
        assertEquals(200, scene.approve(buyer, tag).status());
        List<PurchaseOrderMessage> messages = scene.messages();
        assertEquals(1, messages.size());
        PurchaseOrderApproved message = (PurchaseOrderApproved) messages.getFirst();
        assertEquals("PO-000001", message.number());
        assertEquals("MILL", message.supplierCode());
        assertEquals("21.40", message.gross());
        assertEquals("2026-06-01", message.deliveryDate());
        PurchaseOrderApproved.Line line = message.lines().getFirst();
        assertEquals("5 20 4 1.00 20.00", fields(line));
    }

    private static String fields(PurchaseOrderApproved.Line line) {
        return "%d %s %s %s %s"
                .formatted(
                        line.cases(),
                        line.units(),
                        line.unitsPerCase(),
                        new java.math.BigDecimal(line.unitPrice()).setScale(2),
                        line.net());
    }

    @Test
    void aboveTheLimitADifferentBuyerMustApproveToo() throws Exception {
        Scene scene = scenes.draft();
        Person first = scene.buyer(2139);
        Person second = scene.buyer(100);
        Answer awaiting = scene.approve(first, scene.tag());
        assertEquals("AWAITING_SECOND_APPROVAL", awaiting.text("/state"));
        assertFalse(scene.book().isLocked());
        assertEquals(List.of(), scene.messages());
        assertEquals("OTHER_BUYER_NEEDED", scene.approve(first, scene.tag()).code());
        Answer approved = scene.approve(second, scene.tag());
        assertEquals("APPROVED", approved.text("/state"), approved.json()::toString);
        assertEquals(2, approved.json().get("approvals").size());
        assertEquals(1, scene.messages().size());
    }

    @Test
    void twoWithoutALimitCannotApprove() {
        Scene scene = scenes.draft();
        Person first = fixtures.person(scene.coop().id(), Role.BUYER);
        Person second = fixtures.person(scene.coop().id(), Role.BUYER);
        assertEquals("AWAITING_SECOND_APPROVAL", scene.approve(first, scene.tag()).text("/state"));
        Answer refused = scene.approve(second, scene.tag());
        assertEquals(403, refused.status());
        assertEquals("NO_APPROVAL_LIMIT", refused.code());
    }

    @Test
    void buyersWhoApproveAtTheSameMomentMakeOneOrder() throws Exception {
        Scene scene = scenes.draft();
        String tag = scene.tag();
        List<Person> buyers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            buyers.add(scene.buyer(1_000_000));
        }
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (Person buyer : buyers) {
                answers.add(threads.submit(() -> scene.approve(buyer, tag)));
            }
            for (Future<Answer> answer : answers) {
                statuses.add(answer.get().status());
            }
        }
        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(5, statuses.stream().filter(status -> status == 409).count());
        assertEquals(1, scene.messages().size());
        assertEquals(1, scene.order().json().get("approvals").size());
    }

    @Test
    void twoBuyersAboveTheirLimitsAtTheSameMomentMakeOneOrder() throws Exception {
        Scene scene = scenes.draft();
        String tag = scene.tag();
        Person one = scene.buyer(1);
        Person other = scene.buyer(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> first = threads.submit(() -> scene.approve(one, tag));
            Future<Answer> second = threads.submit(() -> scene.approve(other, tag));
            assertEquals(200, first.get().status());
            assertEquals(200, second.get().status());
        }
        assertEquals("APPROVED", scene.order().text("/state"));
        assertEquals(1, scene.messages().size());
    }

    @Test
    void nobodyApprovesWhatTheyHaveNotSeen() throws Exception {
        Scene scene = scenes.draft();
        Person buyer = scene.buyer(1_000_000);
        Answer unnamed = scene.approve(buyer, null);
        assertEquals(428, unnamed.status());
        assertEquals("CONTENT_NOT_NAMED", unnamed.code());
        assertEquals(428, scene.approve(buyer, "*").status());
        Answer other = scene.approve(buyer, "\"" + "0".repeat(64) + "\"");
        assertEquals(412, other.status());
        assertEquals("CONTENT_CHANGED", other.code());
        String seen = scene.tag();
        scene.book().correct(scene.members().get(1), scene.rice(), "60");
        Answer stale = scene.approve(buyer, seen);
        assertEquals(412, stale.status(), stale.json()::toString);
        assertEquals("76", scene.order().text("/lines/0/units"));
        assertEquals("DRAFT", scene.order().text("/state"));
        assertEquals(List.of(), scene.messages());
        assertEquals(200, scene.approve(buyer, scene.tag()).status());
    }

    @Test
    void aCorrectionVoidsAnApprovalOfWhatItChanged() {
        Scene scene = scenes.draft();
        scene.approve(scene.buyer(1), scene.tag());
        scene.book().correct(scene.members().get(1), scene.rice(), "10");
        Answer made =
                api.post(
                        scene.coop().buyer().token(),
                        "/api/v1/rounds/" + scene.book().round + "/drafts",
                        "");
        assertEquals("DRAFT", made.text("/purchaseOrders/0/state"), made.json()::toString);
        scene.book().correct(scene.members().get(1), scene.rice(), "6");
        Answer back =
                api.post(
                        scene.coop().buyer().token(),
                        "/api/v1/rounds/" + scene.book().round + "/drafts",
                        "");
        assertEquals("AWAITING_SECOND_APPROVAL", back.text("/purchaseOrders/0/state"));
    }

    @Test
    void anApprovedOrdersDraftsStay() {
        Scene scene = scenes.draft().approved();
        Answer again =
                api.post(
                        scene.coop().buyer().token(),
                        "/api/v1/rounds/" + scene.book().round + "/drafts",
                        "");
        assertEquals(200, again.status());
        assertEquals("APPROVED", again.text("/purchaseOrders/0/state"));
    }

    @Test
    void onlyBuyersOfTheCoopApprove() {
        Scene scene = scenes.draft();
        String tag = scene.tag();
        for (Person person :
                List.of(
                        scene.coop().member(),
                        scene.coop().bookkeeper(),
                        scene.coop().administrator(),
                        scene.coop().supplier())) {
            assertEquals(403, scene.approve(person, tag).status());
        }
        Person foreign = fixtures.buyer(fixtures.coop().id(), 1_000_000);
        Answer hidden = scene.approve(foreign, tag);
        assertEquals("NO_SUCH_PURCHASE_ORDER", hidden.code());
    }

    @Test
    void aSupplierSeesWhatItWasSentAndNothingElse() {
        Scene scene = scenes.draft();
        Person miller = fixtures.personFor(scene.coop().id(), scene.mill());
        Person other = fixtures.personFor(scene.coop().id(), new SupplierId(new UUID(4, 4)));
        assertEquals(404, api.get(miller.token(), scene.path()).status());
        scene.approved();
        assertEquals(200, api.get(miller.token(), scene.path()).status());
        assertEquals(404, api.get(other.token(), scene.path()).status());
        assertEquals(403, api.get(miller.token(), scene.path() + "/allotments").status());
        Answer list = api.get(miller.token(), "/api/v1/purchase-orders");
        assertEquals(1, list.json().get("items").size());
        assertEquals(
                0, api.get(other.token(), "/api/v1/purchase-orders").json().get("items").size());
    }

    @Test
    void cancellingAnApprovedOrderTellsSupplierAndMembersOnce() throws Exception {
        Scene scene = scenes.draft().approved();
        Map<String, String> reason = Map.of("reason", "the mill burnt down");
        String buyer = scene.coop().buyer().token();
        Answer cancelled = api.post(buyer, scene.path() + "/cancellation", reason);
        assertEquals(200, cancelled.status(), cancelled.json()::toString);
        assertEquals("CANCELLED", cancelled.text("/state"));
        assertEquals("the mill burnt down", cancelled.text("/cancellation/reason"));
        assertEquals(200, api.post(buyer, scene.path() + "/cancellation", reason).status());
        List<PurchaseOrderMessage> messages = scene.messages();
        assertEquals(2, messages.size());
        PurchaseOrderCancelled message = (PurchaseOrderCancelled) messages.get(1);
        assertEquals("the mill burnt down", message.reason());
        scene.members().forEach(m -> assertTrue(messenger.isTold(m, "purchase-order.cancelled")));
        Answer own =
                api.get(
                        buyer,
                        "/api/v1/rounds/%s/allotments/%s"
                                .formatted(scene.book().round, scene.members().get(0)));
        assertEquals("0", own.text("/orders/0/allotments/0/units"));
        assertEquals("ORDER_CANCELLED", own.text("/orders/0/allotments/0/reason/code"));
        assertEquals("ORDER_CANCELLED", scene.approve(scene.buyer(9999), scene.tag()).code());
    }

    @Test
    void cancellingADraftTellsTheSupplierNothing() throws Exception {
        Scene scene = scenes.draft();
        String buyer = scene.coop().buyer().token();
        assertEquals(400, api.post(buyer, scene.path() + "/cancellation", Map.of()).status());
        Answer cancelled =
                api.post(buyer, scene.path() + "/cancellation", Map.of("reason", "too dear"));
        assertEquals("CANCELLED", cancelled.text("/state"));
        assertEquals(List.of(), scene.messages());
        Answer again = api.post(buyer, scene.path() + "/cancellation", Map.of("reason", "other"));
        assertEquals("ORDER_CANCELLED", again.code());
        scene.book().correct(scene.members().get(0), scene.rice(), "40");
        api.post(buyer, "/api/v1/rounds/" + scene.book().round + "/drafts", "");
        assertEquals("CANCELLED", scene.order().text("/state"));
    }

    @Test
    void aBuyerTypesInWhatTheSupplierAnswered() {
        Scene scene = scenes.draft();
        String buyer = scene.coop().buyer().token();
        Map<String, Object> answer =
                Map.of(
                        "documentNumber",
                        "AB-1",
                        "verdict",
                        "ACCEPTED",
                        "lines",
                        List.of(Map.of("sku", "RICE", "units", "16", "unitPrice", "1.05")));
        assertEquals("NOT_APPROVED", api.post(buyer, scene.path() + "/responses", answer).code());
        scene.approved();
        Answer kept = api.post(buyer, scene.path() + "/responses", answer);
        assertEquals(201, kept.status(), kept.json()::toString);
        assertEquals("CHANGED", kept.text("/verdict"));
        assertEquals(2, kept.json().at("/responses/0/differences").size());
        Answer again = api.post(buyer, scene.path() + "/responses", answer);
        assertEquals(1, again.json().get("responses").size());
        assertEquals(1, messenger.countToBuyers("purchase-order.changed", scene.id()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"verdict":"ACCEPTED"} | /documentNumber
                    {"documentNumber":"1","verdict":"YES"} | /verdict
                    {"documentNumber":"1","verdict":"ACCEPTED","deliveryDate":"soon"} | /deliveryDate
                    {"documentNumber":"1","verdict":"CHANGED","lines":[{"sku":"SALT","units":"1"}]} | /lines/0/sku
                    {"documentNumber":"1","verdict":"CHANGED","lines":[{"sku":"RICE","units":"-1"}]} | /lines/0/units
                    {"documentNumber":"1","verdict":"CHANGED","lines":[{"sku":"RICE","units":"1","unitPrice":"x"}]} | /lines/0/unitPrice
                    {"documentNumber":"1","verdict":"CHANGED","color":"red"} | /color
                    {"documentNumber": | ``
                    """)
    void saysWhereAnAnswerCannotBeTaken(String body, String pointer) {
        Scene scene = scenes.draft().approved();
        Answer refused = api.post(scene.coop().buyer().token(), scene.path() + "/responses", body);
        assertEquals(400, refused.status(), refused.json()::toString);
        assertTrue(refused.pointers().contains(pointer), refused.pointers()::toString);
    }

    @Test
    void whatBuyersAreToldIsANoticeOnce() {
        Scene scene = scenes.draft();
        Messenger.Message message =
                Messenger.Message.of(
                        new UUID(3, 3),
                        "purchase-order.late",
                        scene.path(),
                        "Purchase order 7",
                        "Mill",
                        4,
                        "SENT");
        notices.buyers(scene.coop().id(), message);
        notices.buyers(scene.coop().id(), message);
        notices.members(scene.coop().id(), scene.members(), message);
        Answer told = api.get(scene.coop().buyer().token(), "/api/v1/notices");
        assertEquals(1, told.json().get("items").size(), told.json()::toString);
        assertEquals("purchase-order.late", told.text("/items/0/kind"));
        assertEquals("Purchase order 7 has not reached Mill", told.text("/items/0/subject"));
    }
}
