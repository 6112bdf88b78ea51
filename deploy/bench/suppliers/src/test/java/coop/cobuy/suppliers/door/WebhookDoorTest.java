package coop.cobuy.suppliers.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class WebhookDoorTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final List<Arrival> arrived = new CopyOnWriteArrayList<>();
    private WebhookDoor door = door(Reception.OPEN);

    private static WebhookDoor door(Reception reception) {
        AdapterApi api = new AdapterApi("http://127.0.0.1:1", "none", "none");
        return new WebhookDoor(api, SECRET, reception, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static String signature(String id, long at, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(SECRET.substring(6));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        byte[] signed = (id + "." + at + "." + body).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }

    private int call(String id, long at, String body, String signature) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(door.url()))
                            .header("webhook-id", id)
                            .header("webhook-timestamp", Long.toString(at))
                            .header("webhook-signature", signature)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void takesWhatIsSignedOnceAndNothingElse() throws Exception {
        door.open(arrived::add);
        long at = NOW.getEpochSecond();
        String right = signature("m-1", at, "{}");
        assertEquals(204, call("m-1", at, "{}", right));
        assertEquals(204, call("m-1", at, "{}", "v1,AAAA " + right), "a repeat");
        assertEquals(1, arrived.size());
        assertEquals(401, call("m-2", at, "{}", right), "of another id");
        assertEquals(401, call("m-1", at, "{ }", right), "of another body");
        assertEquals(401, call("m-1", at, "{}", right.replace("v1,", "v2,")));
        long old = at - 301;
        assertEquals(401, call("m-3", old, "{}", signature("m-3", old, "{}")), "too old");
        assertEquals(4, door.forged());
        assertEquals(6, door.calls());
        assertEquals(1, arrived.size());
    }

    @Test
    void refusesAsItsTemperSays() throws Exception {
        long at = NOW.getEpochSecond();
        for (Reception reception : List.of(Reception.BUSY, Reception.GONE)) {
            door.close();
            door = door(reception);
            door.open(arrived::add);
            int expected = reception == Reception.BUSY ? 503 : 410;
            assertEquals(expected, call("m-1", at, "{}", signature("m-1", at, "{}")));
        }
        assertEquals(0, arrived.size());
    }
}
