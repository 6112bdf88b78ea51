package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

@MicronautTest(transactional = false)
class PlansApiTest implements TestServers {

    private static final String SPLITS = "/api/v1/splits";
    private static final String PLANS = "/api/v1/plans";
    private static final String SPLIT =
            """
            {"currency": "EUR", "total": "-7.35", "weights": ["1999", "4550", "301"],
             "keys": ["a", "b", "c"]}
            """;

    @Inject Api api;
    @Inject Fixtures fixtures;
    private String token = "";

    @BeforeAll
    void makeCoop() {
        token = fixtures.coop().member().token();
    }

    @Test
    void splitsAnAmountForAnyoneWithAToken() {
        Answer answer = api.post(token, SPLITS, SPLIT);
        assertEquals(200, answer.status(), answer.json().toString());
        assertEquals("{\"amounts\":[\"-2.15\",\"-4.88\",\"-0.32\"]}", answer.json().toString());
        assertEquals(401, api.post(null, SPLITS, SPLIT).status());
    }

    @Test
    void namesAllThatIsWrongWithASplit() {
        Answer answer =
                api.post(
                        token,
                        SPLITS,
                        "{\"currency\":\"EUR\",\"total\":\"1.005\",\"weights\":[\"-1\"],\"x\":1}");
        assertEquals(400, answer.status());
        assertEquals("BAD_INPUT", answer.code());
        assertEquals(List.of("/x", "/weights/0", "/total"), answer.pointers());
    }

    @Test
    void refusesASplitOfMoreThanAMegabyte() {
        String body = SPLIT + " ".repeat(1024 * 1024);
        assertEquals(413, api.post(token, SPLITS, body).status());
    }

    @Test
    void answersTheExampleOfTheDesign() throws IOException {
        Answer answer = api.post(token, PLANS, Plans.resource("example-request.json"));
        assertEquals(200, answer.status(), answer.json().toString());
        PlanTest.assertIsExample(answer.json());
        assertEquals(401, api.post(null, PLANS, "{}").status());
    }

    @Test
    void namesAllThatIsWrongWithAPlan() {
        Answer answer = api.post(token, PLANS, "{\"currency\":\"EURO\",\"offers\":[],\"x\":1}");
        assertEquals(400, answer.status());
        assertEquals(List.of("/currency", "/x", "/orders"), answer.pointers());
    }

    @Test
    void namesWhatIsWrongWithBodiesThatCannotBeRead() {
        for (String path : List.of(PLANS, SPLITS)) {
            assertEquals(List.of(""), api.post(token, path, "").pointers());
            Answer broken = api.post(token, path, "{\"currency\": NaN}");
            assertEquals(400, broken.status());
            assertEquals(List.of("/currency"), broken.pointers());
        }
        String halves = SPLIT.replace("\"a\"", "\"\\ud800\"").replace("\"b\"", "\"\\ud801\"");
        assertEquals(List.of("/keys/0", "/keys/1"), api.post(token, SPLITS, halves).pointers());
    }

    /** As many small plans at once as a test sends are computed one after the other. */
    @Test
    void takesManySmallPlansOfOneAccountAtOnce() {
        String example = Plans.resource("example-request.json");
        List<Integer> statuses =
                Collections.nCopies(40, example).parallelStream()
                        .map(body -> api.post(token, PLANS, body).status())
                        .toList();
        assertEquals(Collections.nCopies(40, 200), statuses);
    }

    @Test
    void onlyPlansMayBeLargerThanAMegabyte() {
        String large = Plans.resource("example-request.json") + " ".repeat(3 << 20);
        assertEquals(200, api.post(token, PLANS, large).status());
        assertEquals(413, api.post(token, SPLITS, SPLIT + " ".repeat(3 << 20)).status());
        assertEquals(200, api.post(token, SPLITS, SPLIT).status());
        assertEquals(413, api.post(token, "/api/v1/sessions", large).status());
        assertEquals(200, api.post(token, PLANS + "?a=b", large).status());
        String tooLarge = Plans.resource("example-request.json") + " ".repeat(33 << 20);
        assertEquals(413, api.post(token, PLANS, tooLarge).status());
    }
}
