package coop.cobuy.aggregator.ordering;

import static coop.cobuy.aggregator.ordering.Households.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.aggregator.platform.OrderLogSettings;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.log.Outbox;
import coop.cobuy.log.OutboxMessage;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Dead letters as an administrator sees and handles them, with the log and its applying. */
@MicronautTest(transactional = false)
class DeadLetterApiTest implements TestServers {

    private static final String OPERATOR = "an operator's token of 32 or more";
    private static final String LETTERS = "/api/v1/dead-letters";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Households households;
    @Inject Audit audit;
    @Inject IdSource ids;
    @Inject Outbox outbox;
    @Inject KafkaSettings kafka;
    @Inject OrderLogSettings orders;
    @Inject Transactions transactions;
    private TestCoop coop;
    private String administrator = "";
    private OfferId offer;
    private RoundId round;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        properties.put("cobuy.operator-token", OPERATOR);
        return properties;
    }

    @BeforeEach
    void openRound() {
        coop = fixtures.coop();
        administrator = coop.administrator().token();
        SupplierId supplier = roundFixtures.supplier(coop);
        offer = roundFixtures.offer(coop, supplier);
        round = households.open(coop, supplier);
    }

    private void append(int partition, byte[] value) {
        OutboxMessage message =
                OutboxMessage.toPartition(
                        ids.next(),
                        kafka.topic(OrderCommand.TOPIC),
                        partition,
                        new UUID(0, 7),
                        value);
        try {
            transactions.call(
                    connection -> {
                        outbox.append(connection, message);
                        return true;
                    });
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An order in a round whose snapshot is nowhere: deciding it fails, as by a bug of ours. */
    private void poison(Household household) {
        UUID id = coop.id().value();
        UUID nowhere = ids.next();
        int partition = OrderPartitions.partition(id, household.id().value(), orders.partitions());
        append(
                partition,
                WireJson.write(
                        new MarkRound(
                                id,
                                nowhere,
                                ids.next(),
                                MarkRound.Phase.OPEN,
                                partition,
                                orders.partitions(),
                                1,
                                "0".repeat(64))));
        append(
                partition,
                WireJson.write(
                        new PlaceOrder(
                                id,
                                nowhere,
                                household.id().value(),
                                "poison",
                                null,
                                PlaceOrder.Origin.MEMBER,
                                household.person().account().value(),
                                null,
                                List.of(new PlaceOrder.Line(offer.value(), "1", "0", null)))));
        OrderLogBed.await(() -> letters(administrator, "").size() == 1);
    }

    private JsonNode letters(String token, String query) {
        Answer answer = api.get(token, LETTERS + query);
        assertEquals(200, answer.status(), answer.json()::toString);
        return answer.json().get("items");
    }

    private static String path(JsonNode letter) {
        return LETTERS
                + "/"
                + letter.path("topic").asText()
                + "/"
                + letter.path("partition").asText()
                + "/"
                + letter.path("offset").asText();
    }

    private List<String> audited() {
        return audit.after(coop.id(), new UUID(0, 0), 500).stream()
                .map(Audit.Entry::action)
                .filter(action -> action.matches("dead-letter.*|member.released"))
                .toList();
    }

    @Test
    void whatAFaultKeptBackIsSeenAndAppliedAfterItsCauseIsPutAway() {
        Household household = households.household(coop, 100_00);
        poison(household);
        Answer waiting = households.order(household, round, "k", line(offer, "3", "0"));
        assertEquals("PARKED", waiting.text("/status"), waiting.json()::toString);

        JsonNode two = letters(administrator, "");
        assertEquals(2, two.size());
        JsonNode culprit = two.get(0);
        JsonNode follower = two.get(1);
        assertEquals("FAILED", culprit.path("kind").asText());
        assertEquals("FOLLOWS_FAILED", follower.path("kind").asText());
        assertEquals("account/" + household.person().account(), culprit.path("sender").asText());
        assertEquals(coop.id().toString(), culprit.path("coop").asText());
        assertTrue(culprit.path("sizeBytes").asLong() > 100);
        Answer shown = api.get(administrator, path(culprit));
        assertTrue(shown.text("/payload/text").contains("\"PLACE_ORDER\""), shown.json()::toString);
        assertEquals(culprit, shown.json().path("letter"));

        Answer discarded =
                api.post(
                        administrator,
                        path(culprit) + "/discard",
                        "{\"reason\":\"no such round\"}");
        assertEquals(200, discarded.status(), discarded.json()::toString);
        assertEquals("DISCARDED", discarded.text("/letter/resolution/outcome"));
        assertEquals("no such round", discarded.text("/letter/resolution/because"));
        Answer again = api.post(administrator, path(culprit) + "/retry", "");
        assertEquals(409, again.status());
        assertEquals("DEAD_LETTER_RESOLVED", again.code());

        Answer alone = api.post(OPERATOR, path(follower) + "/retry", "");
        assertEquals(409, alone.status());
        assertEquals("MEMBER_IS_PARKED", alone.code());
        Answer retried = api.post(administrator, path(follower) + "/retry", "");
        assertEquals(202, retried.status(), retried.json()::toString);
        OrderLogBed.await(
                () ->
                        api.get(administrator, path(follower))
                                .text("/letter/resolution/outcome")
                                .equals("RELEASED"));
        Answer order = api.get(household.person().token(), Households.path(household, round));
        assertEquals("3", order.text("/lines/0/quantity"), order.json()::toString);
        assertEquals(0, letters(administrator, "").size());
        assertEquals(2, letters(administrator, "?resolved=true").size());
        assertEquals(
                0, api.get(administrator, "/api/v1/parked-members").json().get("items").size());
        assertEquals(List.of("dead-letter.discarded", "dead-letter.retried"), audited());
    }

    @Test
    void aMemberWhoseFaultIsNotMendedStaysParkedAndTheBuyerWhoReleasesSeesWhy() {
        Household household = households.household(coop, 100_00);
        poison(household);
        String release = "/api/v1/parked-members/" + household.id() + "/release";
        assertEquals(202, api.post(coop.buyer().token(), release, "").status());
        OrderLogBed.await(() -> letters(administrator, "").size() == 2);
        JsonNode failed = letters(administrator, "").get(1);
        assertEquals("FAILED", failed.path("kind").asText());
        assertEquals("member/" + household.id(), failed.path("sender").asText());
        assertEquals(
                1, api.get(administrator, "/api/v1/parked-members").json().get("items").size());
        assertEquals(List.of("member.released"), audited());
    }

    @Test
    void onlyWhoIsParkedIsReleased() {
        Household household = households.household(coop, 100_00);
        String release = "/api/v1/parked-members/%s/release";
        String buyer = coop.buyer().token();
        Answer free = api.post(buyer, release.formatted(household.id()), "");
        assertEquals(404, free.status());
        assertEquals("MEMBER_NOT_PARKED", free.code());
        assertEquals(404, api.post(buyer, release.formatted("nobody"), "").status());
        poison(household);
        TestCoop other = fixtures.coop();
        assertEquals(
                404,
                api.post(other.buyer().token(), release.formatted(household.id()), "").status());
        assertEquals(
                403,
                api.post(household.person().token(), release.formatted(household.id()), "")
                        .status());
    }

    @Test
    void anotherCoopsAdministratorAndOtherRolesSeeNothing() {
        poison(households.household(coop, 100_00));
        JsonNode letter = letters(administrator, "").get(0);
        String theirs = fixtures.coop().administrator().token();
        assertEquals(0, letters(theirs, "").size());
        for (Answer answer :
                List.of(
                        api.get(theirs, path(letter)),
                        api.post(theirs, path(letter) + "/retry", ""),
                        api.post(theirs, path(letter) + "/discard", "{\"reason\":\"x\"}"))) {
            assertEquals(404, answer.status());
            assertEquals("DEAD_LETTER_UNKNOWN", answer.code());
        }
        for (String token :
                List.of(
                        coop.member().token(),
                        coop.buyer().token(),
                        coop.supplier().token(),
                        coop.bookkeeper().token())) {
            assertEquals(403, api.get(token, LETTERS).status());
            assertEquals(403, api.post(token, path(letter) + "/retry", "").status());
        }
        assertEquals(401, api.get(null, LETTERS).status());
        assertEquals(1, letters(administrator, "").size());
    }

    @Test
    void whatNamesNobodyIsForTheOperatorWhoTriesItAgainOnce() {
        append(1, new byte[] {(byte) 0xFF, 0, 1});
        String query = "?topic=" + kafka.topic(OrderCommand.TOPIC) + "&resolved=true&limit=500";
        OrderLogBed.await(() -> unreadable(letters(OPERATOR, query)).size() == 1);
        assertEquals(0, letters(administrator, query).size());
        JsonNode letter = unreadable(letters(OPERATOR, query)).getFirst();
        assertTrue(letter.path("coop").isMissingNode(), letter::toString);
        assertEquals(3, letter.path("sizeBytes").asLong());
        Answer shown = api.get(OPERATOR, path(letter));
        assertEquals("/wAB", shown.text("/payload/base64"));
        assertTrue(shown.json().at("/payload/text").isMissingNode());
        assertEquals(new UUID(0, 7).toString(), shown.text("/key/text"));

        Answer retried = api.post(OPERATOR, path(letter) + "/retry", "");
        assertEquals(202, retried.status(), retried.json()::toString);
        assertEquals("RETRIED", retried.text("/letter/resolution/outcome"));
        assertEquals("operator", retried.text("/letter/resolution/by"));
        assertEquals(409, api.post(OPERATOR, path(letter) + "/retry", "").status());
        assertEquals(
                409, api.post(OPERATOR, path(letter) + "/discard", "{\"reason\":\"x\"}").status());
        OrderLogBed.await(() -> unreadable(letters(OPERATOR, query)).size() == 2);
        JsonNode anew = unreadable(letters(OPERATOR, query)).getLast();
        assertTrue(anew.path("offset").asLong() > letter.path("offset").asLong());
        assertEquals(1, anew.path("partition").asInt(), "where it was");
    }

    private static List<JsonNode> unreadable(JsonNode letters) {
        return letters.valueStream()
                .filter(letter -> letter.path("kind").asText().equals("UNREADABLE"))
                .toList();
    }

    @Test
    void theListComesInPages() {
        Household household = households.household(coop, 100_00);
        poison(household);
        households.order(household, round, "k", line(offer, "1", "0"));
        Answer first = api.get(administrator, LETTERS + "?limit=1");
        assertEquals(1, first.json().get("items").size());
        Answer second = api.get(administrator, first.next().orElseThrow());
        assertEquals(1, second.json().get("items").size());
        assertEquals("FOLLOWS_FAILED", second.text("/items/0/kind"));
        assertTrue(second.next().isEmpty());
        assertEquals(0, letters(administrator, "?topic=no.such.topic").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                        | 400 | /reason
                    {"reason":" "}            | 400 | /reason
                    {"reason":"x","by":"me"}  | 400 | /by
                    {"reason":"x"}            | 404 | ''
                    """)
    void discardingNeedsAReasonAndALetter(String body, int status, String pointer) {
        Answer answer = api.post(administrator, LETTERS + "/t/0/1/discard", body);
        assertEquals(status, answer.status(), answer.json()::toString);
        assertEquals(pointer.isEmpty() ? List.of() : List.of(pointer), answer.pointers());
    }

    @ParameterizedTest
    @CsvSource({"t/x/1, 400", "t/0/x, 400", "t/0/1, 404", "t/-1/1, 404"})
    void aPlaceThatIsNoneIsRefused(String place, int status) {
        assertEquals(status, api.get(administrator, LETTERS + "/" + place).status());
    }
}
