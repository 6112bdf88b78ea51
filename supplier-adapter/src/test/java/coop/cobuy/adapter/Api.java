package coop.cobuy.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Calls the service under test as anybody would. */
public final class Api {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI base;

    public Api(URI base) {
        this.base = base;
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<byte[]> response) {

        public JsonNode json() {
            try {
                return MAPPER.readTree(response.body());
            } catch (IOException e) {
                throw new IllegalStateException(text(), e);
            }
        }

        public String text() {
            return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    public Answer get(String path, String token, String... headers) {
        return send(builder(path, token, headers).GET());
    }

    public Answer post(String path, String token, String body, String... headers) {
        return send(
                builder(path, token, headers)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    public Answer post(String path, String token) {
        return send(builder(path, token).POST(BodyPublishers.noBody()));
    }

    public Answer put(String path, String token, String body, String... headers) {
        return send(
                builder(path, token, headers)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path, String token) {
        return send(builder(path, token).DELETE());
    }

    /** Any bytes under any content type. */
    public Answer post(String path, String token, byte[] body, String contentType) {
        return send(
                builder(path, token)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder builder(String path, String token, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(path));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return builder;
    }

    private static Answer send(HttpRequest.Builder builder) {
        try {
            HttpResponse<byte[]> response =
                    HTTP.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
