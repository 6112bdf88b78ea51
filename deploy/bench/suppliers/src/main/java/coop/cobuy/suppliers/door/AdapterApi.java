package coop.cobuy.suppliers.door;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The supplier-adapter's API as one supplier's account calls it. */
public final class AdapterApi implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String url;
    private final String supplier;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param url the adapter's, without a path
     * @param supplier its id
     * @param token of an account that acts for it
     */
    public AdapterApi(String url, String supplier, String token) {
        this.url = url;
        this.supplier = supplier;
        this.token = token;
    }

    /**
     * Sends a document; one that was taken before is fine, too.
     *
     * @throws IOException if it is not taken
     */
    void document(Reply reply) throws IOException {
        String query =
                "?format=" + reply.dialect().format() + "&version=" + reply.dialect().version();
        HttpRequest.Builder request =
                request("/documents" + query)
                        .header("Content-Type", reply.dialect().mediaType())
                        .POST(BodyPublishers.ofByteArray(reply.bytes()));
        HttpResponse<byte[]> response = call(request);
        if (response.statusCode() >= 300) {
            throw new IOException(
                    "%s: %d %s"
                            .formatted(
                                    reply.fileName(),
                                    response.statusCode(),
                                    new String(
                                            response.body(),
                                            java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    /** Bytes below the supplier's address in the API. */
    byte[] get(String path) throws IOException {
        HttpResponse<byte[]> response = call(request(path).GET());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + ": " + response.statusCode());
        }
        return response.body();
    }

    void post(String path) throws IOException {
        HttpResponse<byte[]> response = call(request(path).POST(BodyPublishers.noBody()));
        if (response.statusCode() >= 300) {
            throw new IOException("POST " + path + ": " + response.statusCode());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1/suppliers/" + supplier + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<byte[]> call(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
