package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import io.micronaut.http.HttpMethod;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The API's own description, as served: complete, readable, and nothing in it that is not said. */
@MicronautTest(transactional = false)
class OpenApiTest implements TestServers {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private static final String PROBLEM = "#/components/responses/Problem";

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Router router;

    private JsonNode description() {
        Api.Answer answer = api.get(null, "/openapi/openapi.json");
        assertEquals(200, answer.status(), answer.json()::toString);
        return answer.json();
    }

    @Test
    void isServedWithoutATokenAndReadable() {
        assertEquals("3.1", description().path("openapi").asText().substring(0, 3));
        Api.Answer page = api.get(null, "/docs/index.html");
        assertEquals(200, page.status());
        assertTrue(page.json().asText().contains("openapi.json"));
    }

    @Test
    void describesEveryRouteOfTheApi() {
        Set<String> described = new TreeSet<>();
        eachOperation((name, operation) -> described.add(name));
        Set<String> routes =
                router.uriRoutes()
                        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
                        .filter(route -> route.getHttpMethod() != HttpMethod.OPTIONS)
                        .map(
                                route ->
                                        route.getHttpMethodName().toLowerCase(java.util.Locale.ROOT)
                                                + " "
                                                + route.getUriMatchTemplate().toPathString())
                        .filter(name -> name.contains(" /api/v1"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(routes, described);
        assertTrue(described.size() > 60, described::toString);
    }

    @Test
    void everyOperationSaysWhatItDoesAndHowItFails() {
        List<String> lacking = new ArrayList<>();
        eachOperation(
                (name, operation) -> {
                    if (operation.path("summary").asText().isBlank()) {
                        lacking.add(name + ": no summary");
                    }
                    if (!operation.at("/responses/4XX/$ref").asText().equals(PROBLEM)) {
                        lacking.add(name + ": no problem");
                    }
                });
        assertEquals(List.of(), lacking);
        assertTrue(
                description()
                        .at("/components/responses/Problem/content")
                        .has("application/problem+json"));
    }

    @Test
    void describesValuesAsTheyAreWrittenAndNoTypeThatNothingCanHave() {
        JsonNode api = description();
        for (String text : List.of("Units", "UnitPrice", "Percent", "UnitCode", "MemberId")) {
            assertEquals("string", api.at("/components/schemas/" + text + "/type").asText(), text);
        }
        assertEquals("integer", api.at("/components/schemas/Cases/type").asText());
        List<String> odd =
                api.findValues("type").stream()
                        .filter(JsonNode::isArray)
                        .map(JsonNode::toString)
                        .filter(types -> types.contains("object"))
                        .filter(types -> types.contains("string") || types.contains("array"))
                        .toList();
        assertEquals(List.of(), odd);
        String text = api.toString();
        assertFalse(text.contains("\"type\":\"null\",\"allOf\""), "only null is null");
        assertFalse(text.matches("(?s).*\\d{3} response\".*"), "a description that says nothing");
    }

    @Test
    void itsExamplesOfWhatNeedsNothingElseAreTaken() {
        String token = fixtures.coop().member().token();
        for (String path : List.of("/api/v1/plans", "/api/v1/splits")) {
            String at = "/post/requestBody/content/application~1json/examples";
            JsonNode examples = description().path("paths").path(path).at(at);
            assertFalse(examples.isEmpty(), path);
            for (JsonNode example : examples) {
                Api.Answer answer = api.post(token, path, example.path("value"));
                assertEquals(200, answer.status(), answer.json()::toString);
            }
        }
    }

    @Test
    void whoCallsIsNoParameter() {
        Set<String> asked = new HashSet<>();
        eachOperation(
                (name, operation) -> {
                    for (JsonNode parameter : operation.path("parameters")) {
                        if (parameter.path("name").asText().equals("caller")) {
                            asked.add(name);
                        }
                    }
                });
        assertEquals(Set.of(), asked);
        assertFalse(description().at("/components/schemas").has("Caller"));
        assertFalse(description().toString().contains("schemas/Caller\""));
    }

    private void eachOperation(BiConsumer<String, JsonNode> look) {
        description()
                .path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                method -> {
                                                    if (METHODS.contains(method.getKey())) {
                                                        look.accept(
                                                                method.getKey()
                                                                        + " "
                                                                        + path.getKey(),
                                                                method.getValue());
                                                    }
                                                }));
    }
}
