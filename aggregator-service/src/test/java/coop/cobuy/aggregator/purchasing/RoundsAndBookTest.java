package coop.cobuy.aggregator.purchasing;

import static coop.cobuy.aggregator.ordering.Households.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.ordering.Households;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What purchasing reads of rounds and books, when orders came the whole way through the log. */
@MicronautTest(transactional = false)
class RoundsAndBookTest implements TestServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Households households;
    @Inject RoundsAndBook frozen;
    private TestCoop coop;
    private SupplierId supplier;
    private OfferId wanted;
    private OfferId alsoWanted;
    private OfferId unwanted;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        return properties;
    }

    @BeforeEach
    void openACatalogue() {
        coop = fixtures.coop();
        supplier = roundFixtures.supplier(coop);
        wanted = roundFixtures.offer(coop, supplier);
        alsoWanted = roundFixtures.offer(coop, supplier);
        unwanted = roundFixtures.offer(coop, supplier);
    }

    private static void assertAccepted(Answer answer) {
        assertEquals(200, answer.status(), answer.json()::toString);
        assertEquals("ACCEPTED", answer.text("/status"), answer.json()::toString);
    }

    /** Offer by offer as they are handed over: the offer, then its lines as they come. */
    private List<String> read(RoundId round) {
        List<String> read = new ArrayList<>();
        frozen.read(
                frozen.find(coop.id(), round).orElseThrow(),
                (offer, lines) -> {
                    read.add(offer.toString());
                    for (int i = 0; i < lines.count(); i++) {
                        read.add(
                                text(
                                        lines.member(i),
                                        lines.quantityMilli(i),
                                        lines.toleranceMilli(i),
                                        lines.limitMicro(i)));
                    }
                });
        return read;
    }

    private static String text(MemberId member, long quantity, long tolerance, long limit) {
        return member + " " + quantity + " " + tolerance + " " + limit;
    }

    private List<Household> threeInOrderOfIds() {
        List<Household> three = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            three.add(households.household(coop, 1000_00));
        }
        three.sort(Comparator.comparing(household -> household.id().toString()));
        return three;
    }

    @Test
    void theBookOfAFrozenRoundIsWhatItsMembersOrderedLastInTheOrderOfTheirIds() {
        List<Household> three = threeInOrderOfIds();
        RoundId round = households.open(coop, supplier);
        // In another order than that of their ids; the last word of each counts.
        assertAccepted(households.order(three.get(2), round, "a", line(wanted, "3", "1")));
        assertAccepted(households.order(three.get(0), round, "a", line(wanted, "9", "0")));
        assertAccepted(
                households.order(
                        three.get(0),
                        round,
                        "b",
                        line(alsoWanted, "2", "0"),
                        line(wanted, "5", "2", "0.95")));
        assertAccepted(households.order(three.get(1), round, "a", line(wanted, "4", "0")));
        assertAccepted(households.order(three.get(1), round, "b"));
        assertEquals(Optional.empty(), frozen.find(coop.id(), round), "it still takes orders");

        households.close(coop, round);

        FrozenRound found = frozen.find(coop.id(), round).orElseThrow();
        assertEquals(0, found.bookVersion());
        assertEquals(round, found.snapshot().round());
        assertEquals(3, found.snapshot().offers().size());
        assertTrue(found.snapshot().offers().containsKey(unwanted));
        List<String> ofWanted =
                List.of(
                        wanted.toString(),
                        text(three.get(0).id(), 5000, 2000, 950_000),
                        text(three.get(2).id(), 3000, 1000, OfferLines.NO_LIMIT));
        List<String> ofAlsoWanted =
                List.of(
                        alsoWanted.toString(),
                        text(three.get(0).id(), 2000, 0, OfferLines.NO_LIMIT));
        List<String> expected = new ArrayList<>();
        boolean first = wanted.toString().compareTo(alsoWanted.toString()) < 0;
        expected.addAll(first ? ofWanted : ofAlsoWanted);
        expected.addAll(first ? ofAlsoWanted : ofWanted);
        assertEquals(expected, read(round));
        assertEquals(Optional.empty(), frozen.find(fixtures.coop().id(), round), "another's");
    }

    @Test
    void aRoundThatNobodyOrderedInHasAnEmptyBookAndNoDrafts() {
        RoundId round = households.open(coop, supplier);
        households.close(coop, round);
        assertEquals(0, frozen.find(coop.id(), round).orElseThrow().bookVersion());
        assertEquals(List.of(), read(round));
        Answer drafts = drafts(round);
        assertEquals(200, drafts.status(), drafts.json()::toString);
        assertEquals(0, drafts.json().get("purchaseOrders").size());
    }

    @Test
    void draftsFollowTheBookAndItsCorrectionsUntilOneIsApproved() {
        Household household = households.household(coop, 1000_00);
        RoundId round = households.open(coop, supplier);
        assertAccepted(households.order(household, round, "a", line(wanted, "8", "0")));
        households.close(coop, round);
        assertEquals("8", draftedUnits(round));

        assertAccepted(households.correct(coop, household, round, "c", line(wanted, "12", "0")));
        assertEquals(1, frozen.find(coop.id(), round).orElseThrow().bookVersion());
        assertEquals("12", draftedUnits(round));

        frozen.lockBook(coop.id(), round);
        frozen.lockBook(coop.id(), round);
        households.awaitState(coop, round, "ORDERED");
        Answer late = households.correct(coop, household, round, "d", line(wanted, "16", "0"));
        // At once, or from the log while the instance has not seen the lock yet.
        String refusal = late.status() == 409 ? late.code() : late.text("/reason");
        assertEquals("BOOK_LOCKED", refusal, late.json()::toString);
        FrozenRound locked = frozen.find(coop.id(), round).orElseThrow();
        assertEquals(1, locked.bookVersion());
        assertEquals(
                List.of(wanted.toString(), text(household.id(), 12_000, 0, OfferLines.NO_LIMIT)),
                read(round));
    }

    /** Asked for again while the frozen round's own drafting is under way. */
    private Answer drafts(RoundId round) {
        String path = "/api/v1/rounds/" + round + "/drafts";
        List<Answer> answers = new ArrayList<>();
        Households.await(
                () -> {
                    answers.add(api.post(coop.buyer().token(), path, ""));
                    return !answers.getLast().code().equals("DRAFTING_UNDER_WAY");
                });
        return answers.getLast();
    }

    /** Of the one draft with the one line that there is. */
    private String draftedUnits(RoundId round) {
        String buyer = coop.buyer().token();
        Answer drafts = drafts(round);
        assertEquals(200, drafts.status(), drafts.json()::toString);
        assertEquals(1, drafts.json().get("purchaseOrders").size(), drafts.json()::toString);
        String id = drafts.text("/purchaseOrders/0/id");
        Answer order = api.get(buyer, "/api/v1/purchase-orders/" + id);
        assertEquals(1, order.json().get("lines").size(), order.json()::toString);
        assertEquals(wanted.toString(), order.text("/lines/0/offer"));
        return order.text("/lines/0/units");
    }
}
