package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

/**
 * Calls the application over HTTP as anybody would, and sees to it that each answer is one that the
 * API's description promises. Bodies are texts as they are, or anything that Jackson writes;
 * headers are name, value, name, value.
 */
@Singleton
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Provider<EmbeddedServer> server;
    private final HttpClient client = HttpClient.newHttpClient();

    Api(Provider<EmbeddedServer> server) {
        this.server = server;
    }

    /** What came back; {@code json} is a missing node if the body was empty. */
    public record Answer(int status, JsonNode json, HttpHeaders headers) {

        /** The problem's stable code. */
        public String code() {
            return json.path("code").asText();
        }

        /** Where the problems are. */
        public List<String> pointers() {
            return json.path("errors").findValuesAsText("pointer");
        }

        public String text(String pointer) {
            return json.at(pointer).asText();
        }

        /** The target of {@code Link: <…>; rel="next"}. */
        public Optional<String> next() {
            return headers.firstValue("Link").map(link -> link.substring(1, link.indexOf('>')));
        }
    }

    public Answer get(@Nullable String token, String path, String... headers) {
        return send("GET", token, path, null, headers);
    }

    public Answer post(@Nullable String token, String path, Object body, String... headers) {
        return send("POST", token, path, body, headers);
    }

    public Answer put(@Nullable String token, String path, Object body, String... headers) {
        return send("PUT", token, path, body, headers);
    }

    public Answer patch(@Nullable String token, String path, Object body, String... headers) {
        return send("PATCH", token, path, body, headers);
    }

    public Answer delete(@Nullable String token, String path, String... headers) {
        return send("DELETE", token, path, null, headers);
    }

    public Answer send(
            String method,
            @Nullable String token,
            String path,
            @Nullable Object body,
            String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.get().getURI().resolve(path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(text(body)))
                        .setHeader("Content-Type", "application/json");
        if (token != null) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        Answer answer = answer(request.build());
        assertEquals(
                List.of(),
                DescribedAnswers.differences(method, path, answer.status(), answer.json()));
        return answer;
    }

    private static String text(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode json =
                    isJson
                            ? JSON.readTree(response.body())
                            : JSON.getNodeFactory().textNode(response.body());
            return new Answer(response.statusCode(), json, response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
