package coop.cobuy.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.format.ReadableFormat;
import coop.cobuy.adapter.format.json.JsonFormat;

import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.web.router.Router;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** The API's own description, as served. */
@MicronautTest(transactional = false)
class OpenApiTest implements TestServers {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    @Inject EmbeddedServer server;
    @Inject Router router;
    @Inject JsonFormat json;

    private JsonNode description() {
        Api.Answer answer = new Api(server.getURI()).get("/openapi/openapi.json", "");
        assertEquals(200, answer.status(), answer.text());
        return answer.json();
    }

    private void eachOperation(BiConsumer<String, JsonNode> look) {
        for (var path : description().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    look.accept(method.getKey() + " " + path.getKey(), method.getValue());
                }
            }
        }
    }

    @Test
    void isServedWithoutATokenAndReadable() {
        assertTrue(description().path("openapi").asText().startsWith("3.1"));
        Api.Answer page = new Api(server.getURI()).get("/docs/index.html", "");
        assertEquals(200, page.status());
        assertTrue(page.text().contains("openapi.json"));
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
        assertTrue(described.size() >= 16, described::toString);
    }

    @Test
    void everyOperationSaysWhatItDoesWhatComesAndHowItFails() {
        List<String> lacking = new ArrayList<>();
        eachOperation(
                (name, operation) -> {
                    if (operation.path("summary").asText().isBlank()) {
                        lacking.add(name + ": no summary");
                    }
                    if (!operation.at("/responses/4XX/$ref").asText().endsWith("/Problem")) {
                        lacking.add(name + ": no problem");
                    }
                    for (var response : operation.path("responses").properties()) {
                        JsonNode schema = response.getValue().at("/content/application~1json");
                        if (!schema.isMissingNode() && schema.path("schema").isEmpty()) {
                            lacking.add(name + " " + response.getKey() + ": anything");
                        }
                    }
                });
        assertEquals(List.of(), lacking);
        assertFalse(description().toString().matches("(?s).*\\d{3} response\".*"), "says nothing");
        assertTrue(description().at("/components/schemas").has("Problem"));
    }

    @Test
    void itsExamplesOfDocumentsAreUnderstood() {
        List<String> types = new ArrayList<>();
        String at = "/paths/~1api~1v1~1suppliers~1{supplier}~1documents/post/requestBody";
        for (JsonNode example : description().at(at + "/content/application~1json/examples")) {
            byte[] bytes =
                    example.path("value")
                            .toString()
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            ReadableFormat.Read read = json.read(bytes, FormatOptions.defaults());
            if (read instanceof ReadableFormat.Read.Understood understood) {
                types.add(understood.document().type().name());
            }
        }
        assertEquals(List.of("ORDER_RESPONSE", "DESPATCH_ADVICE", "INVOICE", "PRICE_LIST"), types);
    }
}
