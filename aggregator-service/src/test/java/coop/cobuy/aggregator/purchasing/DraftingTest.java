package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

@MicronautTest(transactional = false)
class DraftingTest implements PurchasingServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundsForTests rounds;
    @Inject MessengerForTests messenger;
    @Inject Drafting drafting;
    @Inject HeardOrders heard;
    @Inject DraftClaims claims;
    @Inject Tellings tellings;
    @Inject IdSource ids;
    private TestCoop coop;
    private BookForTests book;
    private SupplierId mill;
    private SupplierId dairy;
    private OfferId rice;
    private OfferId milk;
    private OfferId cheese;
    private final List<MemberId> members = new ArrayList<>();

    @BeforeEach
    void freezeARound() {
        coop = fixtures.coop();
        book = rounds.add(new BookForTests(coop.id(), new RoundId(ids.next())));
        mill = book.supplier("MILL", 0);
        dairy = book.supplier("DAIRY", 2000);
        rice = book.cased(mill, "RICE", 4, "1.00 50:0.90");
        milk = book.cased(dairy, "MILK", 6, "1.20");
        cheese = book.loose(dairy, "CHEESE", "12.50");
        members.clear();
        long high = ids.next().getMostSignificantBits();
        for (int i = 0; i < 3; i++) {
            members.add(new MemberId(new UUID(high, i)));
        }
        book.asks(members.get(0), rice, "2", "2");
        book.asks(members.get(1), rice, "1", "0");
        book.asks(members.get(2), rice, "1", "0", "0.95");
        book.asks(members.get(0), milk, "12", "0");
        book.asks(members.get(1), cheese, "0.75", "0");
    }

    private Answer draft() {
        return api.post(coop.buyer().token(), "/api/v1/rounds/" + book.round + "/drafts", "");
    }

    private Answer order(SupplierId supplier) {
        return api.get(coop.buyer().token(), "/api/v1/purchase-orders/" + id(supplier));
    }

    private String id(SupplierId supplier) {
        return OfferDecisions.orderId(book.round, supplier).toString();
    }

    @Test
    void aFrozenBookBecomesOneDraftPerSupplier() {
        Answer drafts = draft();
        assertEquals(200, drafts.status(), drafts.json()::toString);
        assertEquals(2, drafts.json().get("purchaseOrders").size());
        Answer order = order(mill);
        assertEquals("DRAFT", order.text("/state"), order.json()::toString);
        assertEquals("PO-000002", order.text("/number"));
        assertEquals("PO-000001", order(dairy).text("/number"));
        assertEquals("4", order.text("/lines/0/units"));
        assertEquals(1, order.json().at("/lines/0/cases").asInt());
        assertEquals(400, order.json().at("/net/minor").asInt());
        assertEquals(28, order.json().at("/vat/minor").asInt());
        assertEquals(428, order.json().at("/gross/minor").asInt());
        assertEquals(1, messenger.countToBuyers("purchase-order.drafted", book.round));
    }

    @Test
    void eachMemberSeesTheirOwnAllotmentsAndWhy() {
        draft();
        Person member = fixtures.personFor(coop.id(), members.get(0));
        Answer own =
                api.get(
                        member.token(),
                        "/api/v1/rounds/" + book.round + "/allotments/" + members.get(0));
        assertEquals(200, own.status(), own.json()::toString);
        String all = own.json().toString();
        assertTrue(all.contains("TOLERANCE_USED"), all);
        assertEquals(
                own.json(),
                api.get(member.token(), "/api/v1/rounds/" + book.round + "/allotments").json());
        Answer foreign =
                api.get(
                        member.token(),
                        "/api/v1/rounds/" + book.round + "/allotments/" + members.get(1));
        assertEquals("NOT_YOUR_ALLOTMENTS", foreign.code());
        Answer limited =
                api.get(
                        coop.buyer().token(),
                        "/api/v1/rounds/" + book.round + "/allotments/" + members.get(2));
        assertTrue(limited.json().toString().contains("PRICE_ABOVE_LIMIT"));
    }

    @Test
    void allotmentsArePagedInOrder() {
        draft();
        List<String> seen = new ArrayList<>();
        String path = "/api/v1/purchase-orders/" + id(mill) + "/allotments?limit=2";
        while (path != null) {
            Answer page = api.get(coop.buyer().token(), path);
            assertEquals(200, page.status(), page.json()::toString);
            page.json().get("items").forEach(item -> seen.add(item.get("member").asText()));
            path = page.next().orElse(null);
        }
        assertEquals(members.stream().map(Object::toString).toList(), seen);
    }

    @Test
    void draftingAgainGivesTheSameBytes() {
        draft();
        String before = order(mill).json().toString() + order(dairy).json();
        assertEquals(200, draft().status());
        assertEquals(before, order(mill).json().toString() + order(dairy).json());
    }

    private String hashes() {
        return order(mill).text("/draftHash") + order(dairy).text("/draftHash");
    }

    @Test
    void aCrashBetweenChunksDoublesNothing() {
        draft();
        String undisturbed = hashes();
        book.correct(members.get(1), rice, "9");
        book.correct(members.get(1), rice, "1");
        book.breakOffAfterOffers = 1;
        assertThrows(IllegalStateException.class, () -> drafting.run(coop.id(), book.round));
        assertEquals(404, order(mill).status());
        book.breakOffAfterOffers = Integer.MAX_VALUE;
        drafting.run(coop.id(), book.round);
        assertEquals(undisturbed, hashes());
    }

    @Test
    void goesOnWhereACrashEndedIt() {
        book.breakOffAfterOffers = 2;
        assertThrows(IllegalStateException.class, () -> drafting.run(coop.id(), book.round));
        book.breakOffAfterOffers = Integer.MAX_VALUE;
        drafting.run(coop.id(), book.round);
        assertEquals("DRAFT", order(mill).text("/state"));
        assertEquals(2, book.readings);
    }

    @Test
    void whoWasOvertakenWritesNothing() {
        var first = claims.claim(coop.id(), book.round, 0).orElseThrow();
        claims.giveBack(first);
        drafting.run(coop.id(), book.round);
        assertThrows(OvertakenException.class, () -> claims.goOn(first, 0));
        assertEquals("DRAFT", order(mill).text("/state"));
    }

    @Test
    void ofManyWhoBeginAtOnceOneDraftsAndTheOthersAreRefused() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int turn = 0; turn < 20; turn++) {
                RoundId round = new RoundId(ids.next());
                Callable<Boolean> begin = () -> begins(round);
                int begun = 0;
                for (Future<Boolean> one : threads.invokeAll(Collections.nCopies(4, begin))) {
                    begun += one.get() ? 1 : 0;
                }
                assertEquals(1, begun, "turn " + turn);
            }
        }
    }

    private boolean begins(RoundId round) {
        try {
            return claims.claim(coop.id(), round, 0).isPresent();
        } catch (Refused refused) {
            assertEquals(PurchasingReason.DRAFTING_UNDER_WAY, refused.reason());
            return false;
        }
    }

    @Test
    void whileOneDraftsAnotherIsRefused() {
        claims.claim(coop.id(), book.round, 0);
        Answer refused = draft();
        assertEquals(409, refused.status());
        assertEquals("DRAFTING_UNDER_WAY", refused.code());
    }

    @Test
    void aSuppliersMissedMinimumDropsItsOrderAndTellsItsMembers() {
        book.asks(members.get(1), cheese, "0", "0");
        book.asks(members.get(0), milk, "6", "0");
        draft();
        Answer dropped = order(dairy);
        assertEquals("DROPPED", dropped.text("/state"), dropped.json()::toString);
        assertEquals("MINIMUM_ORDER_VALUE_MISSED", dropped.text("/dropped"));
        assertTrue(heard.dropped.contains(book.round));
        assertEquals("MINIMUM_MISSED", dropped.text("/notices/0/code"));
        assertTrue(messenger.isTold(members.get(0), "purchase-order.dropped"));
        assertFalse(messenger.isTold(members.get(2), "purchase-order.dropped"));
        Answer own =
                api.get(
                        coop.buyer().token(),
                        "/api/v1/rounds/" + book.round + "/allotments/" + members.get(0));
        assertTrue(own.json().toString().contains("MINIMUM_MISSED"), own.json()::toString);
        tellings.runOpen();
    }

    @Test
    void membersHearOnceWhatARoundBringsWhenNothingOfItIsLeftToDecide() {
        book.asks(members.get(0), milk, "24", "0");
        draft();
        approve(mill);
        tellings.runOpen();
        tellings.runResults();
        assertFalse(messenger.isTold(members.get(0), "round.result"), "the dairy's is a draft");
        approve(dairy);
        tellings.runOpen();
        assertFalse(messenger.isTold(members.get(0), "round.result"), "keeps nobody waiting");
        tellings.runResults();
        tellings.runResults();
        assertEquals(1, messenger.countToMember(members.get(0), "round.result"));
        assertEquals(1, messenger.countToMember(members.get(1), "round.result"));
    }

    private void approve(SupplierId supplier) {
        String tag = order(supplier).headers().firstValue("ETag").orElseThrow();
        Answer answer =
                api.post(
                        fixtures.buyer(coop.id(), 1_000_000).token(),
                        "/api/v1/purchase-orders/" + id(supplier) + "/approval",
                        "",
                        "If-Match",
                        tag);
        assertEquals("APPROVED", answer.text("/state"), answer.json()::toString);
    }

    @Test
    void aCorrectionMakesNewDraftsUnderTheSameNumbers() {
        draft();
        String before = order(mill).text("/draftHash");
        String other = order(dairy).text("/draftHash");
        book.correct(members.get(1), rice, "5");
        draft();
        assertNotEquals(before, order(mill).text("/draftHash"));
        assertEquals(other, order(dairy).text("/draftHash"));
        assertEquals("PO-000002", order(mill).text("/number"));
        assertEquals("8", order(mill).text("/lines/0/units"));
    }

    @Test
    void anInversionIsShownWithTheCheaperQuantity() {
        book.asks(members.get(1), rice, "44", "0");
        draft();
        Answer order = order(mill);
        assertEquals("INVERSION", order.text("/notices/0/code"), order.json()::toString);
        assertEquals("52", order.text("/notices/0/cheaperUnits"));
        assertEquals(4680, order.json().at("/notices/0/cheaperNet/minor").asInt());
    }

    @Test
    void otherCoopsSeeNothing() {
        draft();
        TestCoop other = fixtures.coop();
        assertEquals(
                404,
                api.get(other.buyer().token(), "/api/v1/purchase-orders/" + id(mill)).status());
        assertEquals(
                "ROUND_NOT_FROZEN",
                api.post(other.buyer().token(), "/api/v1/rounds/" + book.round + "/drafts", "")
                        .code());
        Answer list = api.get(other.buyer().token(), "/api/v1/purchase-orders?round=" + book.round);
        assertEquals(0, list.json().get("items").size());
    }

    @Test
    void onlyBuyersDraft() {
        for (Person person : List.of(coop.member(), coop.supplier(), coop.bookkeeper())) {
            Answer refused =
                    api.post(person.token(), "/api/v1/rounds/" + book.round + "/drafts", "");
            assertEquals(403, refused.status());
        }
        assertEquals(401, api.get(null, "/api/v1/purchase-orders").status());
    }

    @Test
    void listsByRoundTheNewestFirst() {
        draft();
        Answer list =
                api.get(
                        coop.bookkeeper().token(),
                        "/api/v1/purchase-orders?limit=1&round=" + book.round);
        assertEquals("PO-000002", list.text("/items/0/number"), list.json()::toString);
        Answer next = api.get(coop.bookkeeper().token(), list.next().orElseThrow());
        assertEquals("PO-000001", next.text("/items/0/number"));
        assertTrue(next.next().isEmpty());
        assertEquals(
                400, api.get(coop.buyer().token(), "/api/v1/purchase-orders?round=x").status());
    }
}
