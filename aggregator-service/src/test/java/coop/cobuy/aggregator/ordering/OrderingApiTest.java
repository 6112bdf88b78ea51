package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.ordering.Households.Household;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders through the whole application: API, log, applying, API. */
@MicronautTest(transactional = false)
class OrderingApiTest implements TestServers {

    private static final String WAIT = "wait=30";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Households households;
    @Inject IdSource ids;
    @Inject FrozenBook book;
    @Inject EmbeddedServer server;

    private TestCoop coop;
    private SupplierId supplier;
    private OfferId offer;
    private RoundId round;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
        return properties;
    }

    @BeforeAll
    void openRound() {
        coop = fixtures.coop();
        supplier = roundFixtures.supplier(coop);
        offer = roundFixtures.offer(coop, supplier);
        roundFixtures.offer(coop, supplier);
        round = open();
    }

    private RoundId open() {
        return households.open(coop, supplier);
    }

    private void awaitState(RoundId id, String state) {
        households.awaitState(coop, id, state);
    }

    @Test
    void anOrderIsInTheLogAtOnceAndInTheBookSoon() {
        Household household = household(100_00);
        Answer taken = place(household, round, "k", line(offer, "3", "1"));
        assertEquals(202, taken.status(), taken.json()::toString);
        assertEquals("PENDING", taken.text("/status"));
        String place = taken.headers().firstValue("Location").orElseThrow();
        OrderLogBed.await(() -> show(household, place).text("/command/status").equals("ACCEPTED"));
        Answer shown = show(household, place);
        assertEquals("3", shown.text("/lines/0/quantity"));
        assertEquals("1", shown.text("/lines/0/tolerance"));
        assertEquals("MEMBER", shown.text("/origin"));
        // 4 units at 1.00, 7 % VAT, each part rounded up
        assertEquals(4_28, shown.json().at("/held/minor").asLong());
        String tag = shown.headers().firstValue("ETag").orElseThrow();
        assertEquals('"' + shown.text("/version") + '"', tag);
        Answer funds =
                api.get(household.person().token(), "/api/v1/members/" + household.id() + "/funds");
        assertEquals(95_72, funds.json().at("/available/minor").asLong());
    }

    @Test
    void whoWaitsGetsTheOutcomeAndARepeatGetsItAgain() {
        Household household = household(100_00);
        Answer first = await(household, round, "k", line(offer, "2", "0"));
        assertEquals(200, first.status(), first.json()::toString);
        assertEquals("ACCEPTED", first.text("/status"));
        await(household, round, "second", line(offer, "5", "0"));
        Answer again = await(household, round, "k", line(offer, "2", "0"));
        assertEquals("ACCEPTED", again.text("/status"));
        assertEquals(first.text("/version"), again.text("/version"));
        assertEquals("5", show(household, round).text("/lines/0/quantity"));
        Answer conflict = await(household, round, "k", line(offer, "7", "0"));
        assertEquals("REFUSED", conflict.text("/status"));
        assertEquals("KEY_REUSED", conflict.text("/reason"));
    }

    @Test
    void twoTabsDoNotOverwriteEachOther() {
        Household household = household(100_00);
        Answer first = await(household, round, "one", line(offer, "2", "0"));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        Answer second = put(household, round, "two", line(offer, "3", "0"), "If-Match", tag);
        assertEquals("ACCEPTED", second.text("/status"), second.json()::toString);
        Answer stale = put(household, round, "three", line(offer, "4", "0"), "If-Match", tag);
        assertEquals("REFUSED", stale.text("/status"));
        assertEquals("STALE_VERSION", stale.text("/reason"));
        assertEquals(second.text("/version"), stale.text("/version"));
        assertEquals("3", show(household, round).text("/lines/0/quantity"));
    }

    @Test
    void whoSawNoOrderDoesNotReplaceOne() {
        Household household = household(100_00);
        Answer placed = first(household, "one");
        assertEquals("ACCEPTED", placed.text("/status"), placed.json()::toString);
        assertEquals(placed.text("/version"), first(household, "one").text("/version"), "again");
        Answer other = first(household, "other");
        assertEquals("STALE_VERSION", other.text("/reason"), other.json()::toString);
        assertEquals(placed.text("/version"), other.text("/version"), "what stands");
        api.delete(household.person().token(), path(household, round), "Prefer", WAIT);
        assertEquals("STALE_VERSION", first(household, "late").text("/reason"), "withdrawn");
    }

    private Answer first(Household household, String key) {
        return put(household, round, key, line(offer, "2", "0"), "If-None-Match", "*");
    }

    @Test
    void aWithdrawnOrderHoldsNothing() {
        Household household = household(100_00);
        await(household, round, "one", line(offer, "2", "0"));
        Answer gone =
                api.delete(household.person().token(), path(household, round), "Prefer", WAIT);
        assertEquals("ACCEPTED", gone.text("/status"), gone.json()::toString);
        Answer shown = show(household, round);
        assertEquals(0, shown.json().at("/lines").size());
        assertEquals(0, shown.json().at("/held/minor").asLong(-1));
    }

    @Test
    void moreThanTheMemberHasIsRefused() {
        Household household = household(5_00);
        Answer refused = await(household, round, "k", line(offer, "5", "0"));
        assertEquals("INSUFFICIENT_FUNDS", refused.text("/reason"), refused.json()::toString);
        assertEquals(404, show(household, round).status());
        assertTrue(told(household).contains("order.refused"));
    }

    @Test
    void aTrillionUnitsAreRefusedForWhatTheyCost() {
        Household household = household(100_00);
        Answer refused = await(household, round, "k", line(offer, "1000000000000", "0"));
        assertEquals("INSUFFICIENT_FUNDS", refused.text("/reason"), refused.json()::toString);
        assertTrue(refused.text("/detail").contains("100.00 EUR"), refused.json()::toString);
        assertEquals(404, show(household, round).status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    # lines                                                          | pointer | reason
                    [{"offer":"00000000-0000-0000-0000-000000000000","quantity":"1"}]| /lines/0/offer | is not in this round
                    [{"offer":"milk","quantity":"1"}]                                | /lines/0/offer | not an id: a UUID of 36 characters is expected
                    [{"quantity":"1"}]                                               | /lines/0/offer | is missing; expected: the id of an offer
                    [{"offer":"OFFER"}]                                              | /lines/0/quantity | is missing; expected: a whole number up to 10^12
                    [{"offer":"OFFER","quantity":"-1"}]                              | /lines/0/quantity | -1; expected: above zero
                    [{"offer":"OFFER","quantity":"0"}]                               | /lines/0/quantity | 0; expected: above zero
                    [{"offer":"OFFER","quantity":"1.5"}]                             | /lines/0/quantity | 1.5; expected: a whole number, as it is sold by the piece
                    [{"offer":"OFFER","quantity":"1.0005"}]                          | /lines/0/quantity | 1.0005; expected: a whole number up to 10^12
                    [{"offer":"OFFER","quantity":"1000000000001"}]                   | /lines/0/quantity | is too large; expected: a whole number up to 10^12
                    [{"offer":"OFFER","quantity":"99999999999999999999999"}]         | /lines/0/quantity | is too large; expected: a whole number up to 10^12
                    [{"offer":"OFFER","quantity":"1e9"}]                             | /lines/0/quantity | not a plain decimal: 1e9; expected: a whole number up to 10^12
                    [{"offer":"OFFER","quantity":"1","tolerance":"-1"}]              | /lines/0/tolerance | -1; expected: zero or more
                    [{"offer":"OFFER","quantity":"1","maxUnitPrice":"-1"}]           | /lines/0/maxUnitPrice | -1; expected: a net price of at most 12 digits and 6 decimals
                    [{"offer":"OFFER","quantity":"1","unit":"KGM"}]                  | /lines/0/unit | KGM; expected: C62
                    [{"offer":"OFFER","quantity":"1"},{"offer":"OFFER","quantity":"2"}] | /lines/1/offer | stands in two lines; expected: one
                    [{"offer":"OFFER","quantity":"1","colour":"red"}]                | /lines/0/colour | there is no such field
                    [null]                                                           | /lines/0 | is missing
                    null                                                             | /lines | is missing; to withdraw an order, DELETE it
                    [],"colour":"red"                                                | /colour | there is no such field
                    [],"reason":"why"                                                | /reason | only a correction has a reason
                    """)
    void badLinesAreNamedWithTheReason(String lines, String pointer, String reason) {
        Household household = household(100_00);
        String body = "{\"lines\":" + lines.replace("OFFER", offer.toString()) + "}";
        Answer answer =
                api.put(
                        household.person().token(),
                        path(household, round),
                        body,
                        OrderHeaders.IDEMPOTENCY_KEY,
                        "k");
        assertEquals(400, answer.status(), answer.json()::toString);
        assertEquals("BAD_INPUT", answer.code());
        assertEquals(List.of(pointer), answer.pointers(), answer.json()::toString);
        String shown = answer.text("/errors/0/reason");
        assertTrue(shown.startsWith(reason), () -> shown + ", not: " + reason);
        assertEquals(404, show(household, round).status(), "nothing half-done");
    }

    @Test
    void bodiesThatCannotBeReadLeaveNothingBehind() {
        Household household = household(100_00);
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("{\"lines\":[", "expected close marker for Array (line 1, column 11)");
        reasons.put("{\"lines\":[]} x", "line 1, column");
        reasons.put("", "Required Body");
        reasons.put("[]", "");
        reasons.put("null", "an object is expected");
        reasons.forEach(
                (body, reason) -> {
                    Answer answer =
                            api.put(
                                    household.person().token(),
                                    path(household, round),
                                    body,
                                    OrderHeaders.IDEMPOTENCY_KEY,
                                    "k");
                    assertEquals(400, answer.status(), () -> body + answer.json());
                    String shown = answer.text("/errors/0/reason");
                    assertTrue(shown.contains(reason), () -> body + ": " + shown);
                });
        Answer large =
                api.put(
                        household.person().token(),
                        path(household, round),
                        "{\"lines\":[" + " ".repeat(5_000_000) + "]}",
                        OrderHeaders.IDEMPOTENCY_KEY,
                        "k");
        assertEquals(413, large.status(), large.json()::toString);
        assertEquals("REQUEST_ENTITY_TOO_LARGE", large.code());
        assertEquals(404, show(household, round).status());
    }

    @Test
    void aRequestWithoutAKeyOrWithABadHeaderIsRefused() {
        Household household = household(100_00);
        Object body = Map.of("lines", line(offer, "1", "0"));
        String token = household.person().token();
        assertEquals(
                List.of(OrderHeaders.IDEMPOTENCY_KEY),
                api.put(token, path(household, round), body).pointers());
        assertEquals(
                List.of("If-Match"),
                put(household, round, "k", line(offer, "1", "0"), "If-Match", "3-1").pointers());
        Answer none = put(household, round, "k", line(offer, "1", "0"), "If-None-Match", "\"3-1\"");
        assertEquals(400, none.status());
        assertEquals(List.of("If-None-Match"), none.pointers());
        assertEquals(400, show(household, path(household, round) + "?at=nonsense").status());
    }

    @Test
    void othersOrdersAndOtherCoopsRoundsAreOutOfReach() {
        Household household = household(100_00);
        Household neighbour = household(100_00);
        Answer theirs =
                api.put(
                        household.person().token(),
                        path(neighbour, round),
                        Map.of("lines", line(offer, "1", "0")),
                        OrderHeaders.IDEMPOTENCY_KEY,
                        "k");
        assertEquals(403, theirs.status(), theirs.json()::toString);
        assertEquals("NOT_YOUR_ORDER", theirs.code());
        assertEquals(403, api.get(household.person().token(), path(neighbour, round)).status());
        TestCoop elsewhere = fixtures.coop();
        Household foreigner = households.household(elsewhere, 100_00);
        Answer foreign = place(foreigner, round, "k", line(offer, "1", "0"));
        assertEquals(404, foreign.status(), foreign.json()::toString);
        assertEquals("ROUND_NOT_FOUND", foreign.code());
        Person stranger = elsewhere.buyer();
        assertEquals(
                404,
                api.put(
                                stranger.token(),
                                path(household, round),
                                Map.of("lines", line(offer, "1", "0")),
                                OrderHeaders.IDEMPOTENCY_KEY,
                                "k")
                        .status());
        RoundId unknown = new RoundId(ids.next());
        assertEquals(404, place(household, unknown, "k", line(offer, "1", "0")).status());
        assertEquals(401, api.get(null, path(household, round)).status());
        assertEquals(
                403,
                api.get(coop.supplier().token(), "/api/v1/rounds/" + round + "/orders").status());
    }

    @Test
    void aBuyerOrdersForAMemberAndSeesAllOrders() {
        Household household = household(100_00);
        Answer taken =
                api.put(
                        coop.buyer().token(),
                        path(household, round),
                        Map.of("lines", line(offer, "1", "0")),
                        OrderHeaders.IDEMPOTENCY_KEY,
                        "k",
                        "Prefer",
                        WAIT);
        assertEquals("ACCEPTED", taken.text("/status"), taken.json()::toString);
        assertEquals("BUYER", show(household, round).text("/origin"));
        List<String> seen = new ArrayList<>();
        String next = "/api/v1/rounds/" + round + "/orders?limit=2";
        while (next != null) {
            Answer page = api.get(coop.buyer().token(), next);
            page.json().at("/items").forEach(order -> seen.add(order.path("member").asText()));
            next = page.next().orElse(null);
        }
        assertTrue(seen.contains(household.id().toString()));
        assertEquals(seen.size(), seen.stream().distinct().count());
    }

    @Test
    void theCutEndsOrdersAndABuyerCorrectsUntilTheBookIsLocked() {
        RoundId closing = open();
        Household household = household(100_00);
        await(household, closing, "k", line(offer, "30", "0"));
        roundFixtures.step(coop, closing, "closing");
        awaitState(closing, "FROZEN");
        assertEquals("ROUND_CLOSED", refusal(household, closing));
        Answer repeated = await(household, closing, "k", line(offer, "30", "0"));
        assertEquals("ACCEPTED", repeated.text("/status"), repeated.json()::toString);
        long before = book.version(coop.id(), closing);
        Answer corrected = correct(household, closing, "c1", "3");
        assertEquals("ACCEPTED", corrected.text("/status"), corrected.json()::toString);
        assertEquals(before + 1, book.version(coop.id(), closing));
        assertEquals(List.of("offer " + offer, household.id() + " 3000 0"), read(closing));
        assertTrue(told(household).contains("order.corrected"));
        lock(closing);
        Answer locked = correct(household, closing, "c2", "4");
        assertEquals("BOOK_LOCKED", locked.text("/reason"), locked.json()::toString);
    }

    /** The kinds of what the household was told. */
    private List<String> told(Household household) {
        return api.get(household.person().token(), "/api/v1/notices")
                .json()
                .path("items")
                .findValuesAsText("kind");
    }

    /** At once, or from the log while this instance has not seen yet that the round is over. */
    private String refusal(Household household, RoundId id) {
        Answer late = await(household, id, "late", line(offer, "2", "0"));
        return late.status() == 409 ? late.code() : late.text("/reason");
    }

    private Answer correct(Household household, RoundId id, String key, String quantity) {
        return api.post(
                coop.buyer().token(),
                path(household, id) + "/corrections",
                Map.of("lines", line(offer, quantity, "0"), "reason", "30 for 3"),
                OrderHeaders.IDEMPOTENCY_KEY,
                key,
                "Prefer",
                WAIT);
    }

    @Inject BookLocking locking;

    private void lock(RoundId id) {
        locking.lock(coop.id(), id);
    }

    private List<String> read(RoundId id) {
        List<String> lines = new ArrayList<>();
        book.read(
                coop.id(),
                id,
                new FrozenBook.Reader() {
                    @Override
                    public void offer(OfferId of) {
                        lines.add("offer " + of);
                    }

                    @Override
                    public void line(UUID member, long quantity, long tolerance, long limit) {
                        lines.add(member + " " + quantity + " " + tolerance);
                    }
                });
        return lines;
    }

    @Test
    void aCancelledRoundHoldsNothingAndItsMembersAreTold() {
        RoundId off = open();
        Household household = household(100_00);
        await(household, off, "k", line(offer, "30", "0"));
        Answer cancelled =
                api.post(
                        coop.buyer().token(),
                        "/api/v1/rounds/" + off + "/cancellation",
                        Map.of("reason", "no milk"));
        assertEquals(202, cancelled.status(), cancelled.json()::toString);
        awaitState(off, "CANCELLED");
        Answer funds =
                api.get(household.person().token(), "/api/v1/members/" + household.id() + "/funds");
        assertEquals(0, funds.json().at("/held/minor").asLong(-1));
        assertTrue(told(household).contains("order.round-cancelled"));
        assertTrue(
                api.get(household.person().token(), "/api/v1/notices")
                        .json()
                        .toString()
                        .contains(" was cancelled: no milk. Your order"));
        assertEquals("ROUND_CANCELLED", refusal(household, off));
    }

    @Test
    void demandShowsHowFarTheNextPriceIs() {
        RoundId live = open();
        Household household = household(1000_00);
        await(household, live, "k", line(offer, "30", "1"));
        Answer demand = api.get(household.person().token(), "/api/v1/rounds/" + live + "/demand");
        var shown =
                demand.json()
                        .at("/offers")
                        .valueStream()
                        .filter(of -> of.path("offer").asText().equals(offer.toString()))
                        .findFirst()
                        .orElseThrow();
        assertEquals("30", shown.path("units").asText());
        assertEquals("1", shown.path("members").asText());
        assertEquals("10", shown.path("unitsToNextPrice").asText());
        assertEquals("1", shown.path("unitsToFullCase").asText());
    }

    @Test
    void demandIsToldAsItGrows() throws Exception {
        RoundId live = open();
        Household household = household(1000_00);
        List<String> events = Collections.synchronizedList(new ArrayList<>());
        HttpRequest request =
                HttpRequest.newBuilder(
                                server.getURI()
                                        .resolve("/api/v1/rounds/" + live + "/demand/stream"))
                        .header("Authorization", "Bearer " + household.person().token())
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var stream =
                    client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                            .thenAccept(
                                    answer ->
                                            answer.body()
                                                    .filter(text -> text.startsWith("data:"))
                                                    .forEach(events::add));
            OrderLogBed.await(() -> events.size() == 1);
            await(household, live, "k", line(offer, "13", "0"));
            OrderLogBed.await(() -> events.size() > 1);
            assertTrue(events.getLast().contains("\"units\":\"13\""), events::toString);
            stream.cancel(true);
            client.shutdownNow();
        }
    }

    @Test
    void aFileOfOrdersIsTakenButForItsBadRowsAndOnlyOnce() {
        RoundId filled = open();
        Household one = household(100_00);
        Household two = household(1_00);
        String sku = sku(offer);
        String file =
                """
                invoice,stock_code,quantity,customer
                1,%1$s,2,%2$s
                1,%1$s,3,%2$s
                2,%1$s,1,
                2,%1$s,1,nobody
                3,NONE,1,%2$s
                3,%1$s,-1,%2$s
                3,%1$s,1.5,%2$s
                4,%1$s,9,%3$s
                """
                        .formatted(sku, one.number(), two.number());
        String path =
                "/api/v1/rounds/"
                        + filled
                        + "/orders/import?columns=member=customer,sku=stock_code";
        Answer first =
                api.post(
                        coop.buyer().token(),
                        path,
                        file,
                        "Content-Type",
                        "text/csv",
                        "Prefer",
                        WAIT);
        assertEquals(200, first.status(), first.json()::toString);
        assertEquals(1, first.json().path("accepted").asInt(), first.json()::toString);
        assertEquals("INSUFFICIENT_FUNDS", first.text("/refused/0/reason"));
        Answer audit = api.get(coop.administrator().token(), "/api/v1/audit?limit=100");
        assertTrue(audit.json().toString().contains("orders.imported"), audit.json()::toString);
        assertEquals(
                List.of("4", "5", "6", "7", "8"),
                first.json().path("problems").findValuesAsText("line"));
        assertEquals("5", show(one, filled).text("/lines/0/quantity"));
        String version = show(one, filled).text("/version");
        Answer again =
                api.post(
                        coop.buyer().token(),
                        path,
                        file,
                        "Content-Type",
                        "text/csv",
                        "Prefer",
                        WAIT);
        assertEquals(1, again.json().path("accepted").asInt());
        assertEquals(version, show(one, filled).text("/version"));
        assertFalse(version.isEmpty());
    }

    private String sku(OfferId id) {
        return api.get(coop.buyer().token(), "/api/v1/offers/" + id).text("/sku");
    }

    private Household household(long creditMinor) {
        return households.household(coop, creditMinor);
    }

    private static List<Map<String, String>> line(OfferId of, String quantity, String tolerance) {
        return List.of(Households.line(of, quantity, tolerance));
    }

    private Answer place(
            Household household, RoundId id, String key, List<Map<String, String>> lines) {
        return api.put(
                household.person().token(),
                path(household, id),
                Map.of("lines", lines),
                OrderHeaders.IDEMPOTENCY_KEY,
                key);
    }

    private Answer await(
            Household household, RoundId id, String key, List<Map<String, String>> lines) {
        return put(household, id, key, lines, "Accept", "application/json");
    }

    private Answer put(
            Household household,
            RoundId id,
            String key,
            List<Map<String, String>> lines,
            String header,
            String value) {
        return api.put(
                household.person().token(),
                path(household, id),
                Map.of("lines", lines),
                OrderHeaders.IDEMPOTENCY_KEY,
                key,
                "Prefer",
                WAIT,
                header,
                value);
    }

    private Answer show(Household household, RoundId id) {
        return show(household, path(household, id));
    }

    private Answer show(Household household, String path) {
        return api.get(household.person().token(), path);
    }

    private static String path(Household household, RoundId id) {
        return Households.path(household, id);
    }
}
