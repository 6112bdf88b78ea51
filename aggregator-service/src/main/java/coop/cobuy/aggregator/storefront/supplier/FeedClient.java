package coop.cobuy.aggregator.storefront.supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import coop.cobuy.aggregator.identity.Passes;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Scope;

import io.micronaut.context.annotation.Value;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Asks the supplier-adapter, which keeps how suppliers take their documents. In the name of whoever
 * looks, by a pass that is good for feeds alone and for a minute, and is kept nowhere: so the
 * adapter checks rights as it does for anybody, and this service keeps no secret of a supplier's.
 */
@Singleton
class FeedClient {

    private static final Logger LOG = LoggerFactory.getLogger(FeedClient.class);

    /** A test of a way may take some 15 seconds there. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(3);

    private final String adapter;
    private final Passes passes;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_LIMIT)
                    .build();

    FeedClient(@Value("${cobuy.adapter-url:}") String adapter, Passes passes, ObjectMapper json) {
        this.adapter = adapter.replaceAll("/+$", "");
        this.passes = passes;
        this.json = json;
    }

    /**
     * What it answered.
     *
     * @param status 0: it cannot be reached, or is not known here
     */
    record Answer(int status, JsonNode body) {

        boolean isAway() {
            return status == 0 || status >= 500;
        }
    }

    /** The caller's supplier's profile; 404: it has none yet. */
    Answer profile(Caller caller) {
        return send(caller, "", "GET", null, null);
    }

    /**
     * @param version that is replaced
     */
    Answer put(Caller caller, JsonNode content, int version) {
        return send(caller, "", "PUT", content, "\"" + version + "\"");
    }

    /** Sends a test. */
    Answer trial(Caller caller) {
        return send(caller, "/trial", "POST", null, null);
    }

    private Answer send(
            Caller caller,
            String path,
            String method,
            @Nullable JsonNode body,
            @Nullable String ifMatch) {
        if (adapter.isEmpty()) {
            return new Answer(0, MissingNode.getInstance());
        }
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri(caller, path))
                            .timeout(LIMIT)
                            .header("Authorization", "Bearer " + passes.give(caller, Scope.FEEDS))
                            .header("Accept", "application/json")
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(body.toString()));
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            HttpResponse<byte[]> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), json.readTree(answer.body()));
        } catch (IOException e) {
            LOG.warn("The supplier-adapter cannot be asked for a feed's settings", e);
            return new Answer(0, MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, MissingNode.getInstance());
        }
    }

    private URI uri(Caller caller, String path) {
        String supplier = caller.supplier().orElseThrow().toString();
        return URI.create(adapter + "/api/v1/suppliers/" + supplier + "/profile" + path);
    }
}
