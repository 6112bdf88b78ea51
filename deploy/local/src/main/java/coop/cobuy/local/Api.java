package coop.cobuy.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import coop.cobuy.servers.ChildProcess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A service's public HTTP API as a client sees it, with one caller's token. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final Duration AGAIN_LIMIT = Duration.ofMinutes(1);

    private final HttpClient client;
    private final String url;
    private final String token;

    public Api(String url, String token) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                url,
                token);
    }

    private Api(HttpClient client, String url, String token) {
        this.client = client;
        this.url = url;
        this.token = token;
    }

    /** The same service, called by somebody else. */
    public Api as(String otherToken) {
        return new Api(client, url, otherToken);
    }

    /** Another service, called by the same caller. */
    public Api at(String otherUrl) {
        return new Api(client, otherUrl, token);
    }

    /** The caller's token. */
    public String token() {
        return token;
    }

    /** What was answered. */
    public record Answer(int status, HttpHeaders headers, JsonNode body) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** The text at a JSON pointer; empty if there is none. */
        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    /** The service answered that it could not; the message is its problem. */
    public static final class Failed extends RuntimeException {

        private final int status;

        Failed(String message, int status) {
            super(message, null, false, false);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    public Answer get(String path) {
        return expectSuccess("GET", path, read(path));
    }

    /** A read may be repeated: it waits for a service that is being started again. */
    private Answer read(String path) {
        AtomicReference<Answer> last = new AtomicReference<>();
        ChildProcess.await(
                "GET " + path,
                AGAIN_LIMIT,
                () -> {
                    try {
                        last.set(send("GET", path, "", "application/json", Map.of()));
                        return last.get().status() < 500;
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                });
        return last.get();
    }

    public Answer post(String path, String json) {
        return post(path, json, Map.of());
    }

    public Answer post(String path, String json, Map<String, String> headers) {
        return expectSuccess("POST", path, send("POST", path, json, "application/json", headers));
    }

    public Answer put(String path, String json, Map<String, String> headers) {
        return expectSuccess("PUT", path, send("PUT", path, json, "application/json", headers));
    }

    public Answer csv(String path, String text) {
        return expectSuccess("POST", path, send("POST", path, text, "text/csv", Map.of()));
    }

    private static Answer expectSuccess(String method, String path, Answer answer) {
        if (!answer.isSuccess()) {
            throw new Failed(
                    method + " " + path + ": " + answer.status() + " " + answer.body(),
                    answer.status());
        }
        return answer;
    }

    /**
     * One request, whatever comes of it.
     *
     * @throws UncheckedIOException if the service cannot be reached
     */
    public Answer send(
            String method,
            String path,
            String body,
            String contentType,
            Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body.isEmpty()
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), parse(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode parse(String body) {
        if (body.isBlank()) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
