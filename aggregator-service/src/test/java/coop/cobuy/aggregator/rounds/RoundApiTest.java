package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

@MicronautTest(transactional = false)
class RoundApiTest implements TestServers {

    private static final String ROUNDS = "/api/v1/rounds";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures make;
    private TestCoop coop;
    private String buyer = "";
    private SupplierId supplier;
    private OfferId offer;

    @BeforeAll
    void makeOffers() {
        coop = fixtures.coop();
        buyer = coop.buyer().token();
        supplier = make.supplier(coop);
        offer = make.offer(coop, supplier);
    }

    private static String path(RoundId id) {
        return ROUNDS + "/" + id;
    }

    @ParameterizedTest
    @CsvSource({
        "EQUAL_PRICE, PER_HEAD",
        "PROPORTIONAL_SAVINGS, BY_VALUE",
        "SHAPLEY, BY_WEIGHT",
        "SERIAL, BY_UNITS"
    })
    void aRoundChoosesHowCostAndFreightAreShared(String cost, String freight) {
        Map<String, Object> body = make.body(supplier);
        body.put("rules", Map.of("cost", cost, "freight", freight));
        Answer made = api.post(buyer, ROUNDS, body);
        assertEquals(201, made.status(), made.json()::toString);
        Answer read = api.get(buyer, ROUNDS + "/" + made.text("/id"));
        assertEquals(cost, read.text("/rules/cost"));
        assertEquals(freight, read.text("/rules/freight"));
    }

    @Test
    void aRoundIsPlannedReadAndChangedUntilItOpens() {
        Map<String, Object> body = make.body(supplier);
        body.put("deliveryDate", "2026-12-01");
        body.put("fees", Map.of("perOrder", Map.of("minor", 50, "currency", "EUR")));
        Answer made = api.post(buyer, ROUNDS, body, "Idempotency-Key", "round-1");
        assertEquals(201, made.status(), made.json()::toString);
        assertEquals("PLANNED", made.text("/state"));
        assertEquals("PER_HEAD", made.text("/rules/freight"));
        assertEquals(0, made.json().at("/fees/perMember/minor").asLong(-1));
        Answer again = api.post(buyer, ROUNDS, body, "Idempotency-Key", "round-1");
        assertEquals(made.json(), again.json());
        String path = ROUNDS + "/" + made.text("/id");
        assertEquals(made.json(), api.get(coop.member().token(), path).json());
        String patch = "{\"name\":\"Other\",\"offers\":[\"" + offer + "\"],\"suppliers\":null}";
        Answer changed = api.patch(buyer, path, patch, "If-Match", "\"1\"");
        assertEquals(200, changed.status(), changed.json()::toString);
        assertEquals("Other", changed.text("/name"));
        assertEquals(0, changed.json().at("/suppliers").size());
        assertEquals("2026-12-01", changed.text("/deliveryDate"));
        assertEquals(changed.json(), api.get(buyer, path).json());
        assertEquals(412, api.patch(buyer, path, patch, "If-Match", "\"1\"").status());
        assertEquals("ROUND_NOT_OPEN", api.get(buyer, path + "/offers").code());
        assertEquals(202, api.post(buyer, path + "/opening", "{}").status());
        assertEquals("ROUND_NOT_PLANNED", api.patch(buyer, path, "{\"name\":\"X\"}").code());
    }

    @Test
    void theRoundsProgressShowsWhileItsMarksAreOnTheirWay() {
        RoundId id = make.planned(coop, supplier);
        Answer opening = api.post(buyer, path(id) + "/opening", "{}");
        assertEquals("OPENING", opening.text("/state"));
        assertEquals(8, opening.json().at("/step/partitions").asInt());
        assertEquals(0, opening.json().at("/step/met").asInt(-1));
        assertEquals(64, opening.text("/snapshot/hash").length());
        make.apply(make.onTheirWay(coop.id(), id).get(3), 1, java.time.Instant.EPOCH);
        assertEquals(1, api.get(buyer, path(id)).json().at("/step/met").asInt());
        assertEquals("ROUND_NOT_OPEN", api.post(buyer, path(id) + "/closing", "{}").code());
        make.applyAll(coop.id(), id);
        Answer open = api.get(buyer, path(id));
        assertEquals("OPEN", open.text("/state"));
        assertTrue(open.json().path("step").isMissingNode());
        Answer offers = api.get(coop.member().token(), path(id) + "/offers");
        assertEquals(offer.toString(), offers.text("/items/0/id"));
        assertEquals("0.8", offers.text("/items/0/priceBreaks/1/price"));
        make.step(coop, id, "closing");
        make.applyAll(coop.id(), id);
        Answer frozen = api.get(coop.bookkeeper().token(), path(id));
        assertEquals("FROZEN", frozen.text("/state"));
        assertEquals(202, api.post(buyer, path(id) + "/closing", "{}").status());
        assertEquals("ROUND_NOT_PLANNED", api.post(buyer, path(id) + "/opening", "{}").code());
    }

    @Test
    void aRoundIsCalledOffWithAReason() {
        RoundId id = make.planned(coop, supplier);
        String path = path(id) + "/cancellation";
        assertEquals(List.of("/reason"), api.post(buyer, path, "{}").pointers());
        Answer off = api.post(buyer, path, "{\"reason\":\"no demand\"}");
        assertEquals("CANCELLED", off.text("/state"));
        assertEquals("no demand", off.text("/cancellation/reason"));
        assertEquals(coop.buyer().account().toString(), off.text("/cancellation/by"));
        assertEquals("ROUND_CANCELLED", api.post(buyer, path(id) + "/opening", "{}").code());
    }

    @Test
    void aRoundWithoutActiveOffersDoesNotOpen() {
        SupplierId empty = make.supplier(coop);
        RoundId id = make.planned(coop, empty);
        Answer answer = api.post(buyer, path(id) + "/opening", "{}");
        assertEquals("ROUND_EMPTY", answer.code());
        assertEquals(409, answer.status());
        String sleeping = make.offer(coop, empty).toString();
        api.patch(buyer, "/api/v1/offers/" + sleeping, "{\"active\":false}");
        assertEquals("ROUND_EMPTY", api.post(buyer, path(id) + "/opening", "{}").code());
        assertEquals("PLANNED", api.get(buyer, path(id)).text("/state"));
    }

    @ParameterizedTest
    @CsvSource({
        "MEMBER,403,200",
        "SUPPLIER,403,403",
        "BOOKKEEPER,403,200",
        "ADMINISTRATOR,201,200"
    })
    void onlyBuyersAndAdministratorsSteer(String role, int write, int read) {
        String token =
                switch (role) {
                    case "MEMBER" -> coop.member().token();
                    case "SUPPLIER" -> coop.supplier().token();
                    case "BOOKKEEPER" -> coop.bookkeeper().token();
                    default -> coop.administrator().token();
                };
        RoundId id = make.planned(coop, supplier);
        assertEquals(write, api.post(token, ROUNDS, make.body(supplier)).status());
        assertEquals(read, api.get(token, ROUNDS).status());
        assertEquals(read, api.get(token, path(id)).status());
        int step = write == 201 ? 202 : 403;
        assertEquals(step, api.post(token, path(id) + "/opening", "{}").status());
        String reason = "{\"reason\":\"x\"}";
        assertEquals(step, api.post(token, path(id) + "/cancellation", reason).status());
    }

    @Test
    void anotherCoopsRoundIsNotThere() {
        RoundId id = make.planned(coop, supplier);
        TestCoop other = fixtures.coop();
        String stranger = other.buyer().token();
        assertEquals("ROUND_NOT_FOUND", api.get(stranger, path(id)).code());
        assertEquals(404, api.patch(stranger, path(id), "{}").status());
        assertEquals(404, api.post(stranger, path(id) + "/opening", "{}").status());
        assertEquals(404, api.post(stranger, path(id) + "/closing", "{}").status());
        assertEquals(404, api.get(stranger, path(id) + "/offers").status());
        assertEquals(
                404, api.post(stranger, path(id) + "/cancellation", "{\"reason\":\"x\"}").status());
        assertEquals(0, api.get(stranger, ROUNDS).json().at("/items").size());
        assertEquals(
                List.of("/suppliers"), api.post(stranger, ROUNDS, make.body(supplier)).pointers());
    }

    @Test
    void badInputIsNamedFieldByField() {
        Answer empty = api.post(buyer, ROUNDS, "{}");
        assertEquals(400, empty.status());
        assertEquals(List.of("/name", "/suppliers", "/opening", "/cutOff"), empty.pointers());
        Map<String, Object> body = make.body(supplier);
        body.put("opening", "tomorrow");
        body.put("deliveryDate", "2026-13-01");
        body.put("offers", List.of(offer.toString(), offer.toString()));
        body.put("rules", Map.of("freight", "BY_MOON"));
        body.put("fees", Map.of("perOrder", Map.of("minor", -1, "currency", "EUR")));
        assertEquals(
                List.of(
                        "/offers/1",
                        "/opening",
                        "/deliveryDate",
                        "/fees/perOrder/minor",
                        "/rules/freight"),
                api.post(buyer, ROUNDS, body).pointers());
        Map<String, Object> late = make.body(supplier);
        late.put("cutOff", late.get("opening"));
        assertEquals(List.of("/cutOff"), api.post(buyer, ROUNDS, late).pointers());
        Map<String, Object> unknown = make.body(supplier);
        unknown.put("offers", List.of(UUID.nameUUIDFromBytes(new byte[] {1}).toString()));
        assertEquals(List.of("/offers"), api.post(buyer, ROUNDS, unknown).pointers());
        assertEquals(400, api.get(buyer, ROUNDS + "?state=SHUT").status());
        assertEquals(400, api.get(buyer, ROUNDS + "/7").status());
    }

    @Test
    void listsComeNewestFirstInPagesAndByState() {
        TestCoop own = fixtures.coop();
        SupplierId their = make.supplier(own);
        RoundId first = make.planned(own, their);
        RoundId second = make.planned(own, their);
        String reason = "{\"reason\":\"x\"}";
        api.post(own.buyer().token(), path(second) + "/cancellation", reason);
        Answer page = api.get(own.buyer().token(), ROUNDS + "?limit=1");
        assertEquals(List.of(second.toString()), page.json().findValuesAsText("id"));
        Answer rest = api.get(own.buyer().token(), page.next().orElseThrow());
        assertEquals(List.of(first.toString()), rest.json().findValuesAsText("id"));
        assertTrue(rest.next().isEmpty());
        Answer planned = api.get(own.buyer().token(), ROUNDS + "?state=PLANNED");
        assertEquals(List.of(first.toString()), planned.json().findValuesAsText("id"));
    }
}
