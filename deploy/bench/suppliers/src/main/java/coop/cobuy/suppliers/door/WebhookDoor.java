package coop.cobuy.suppliers.door;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A server that takes webhooks: it holds the signature of Standard Webhooks against the body, knows
 * a repeat by its id, and answers as the supplier's temper says. Answers go back by the API.
 */
public final class WebhookDoor implements Door {

    private static final long TOLERANCE_SECONDS = 300;
    private static final int TAKEN = 204;
    private static final int FORGED = 401;

    private final AdapterApi api;
    private final byte[] key;
    private final Reception reception;
    private final Clock clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger forged = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();

    /**
     * Listens at once, on loopback and a free port.
     *
     * @param secret as the profile has it: {@code whsec_} and Base64
     */
    public WebhookDoor(AdapterApi api, String secret, Reception reception, Clock clock) {
        this.api = api;
        this.key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
        this.reception = reception;
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    /** The profile's address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/orders";
    }

    /** How many calls had a signature that is not the co-op's. */
    public int forged() {
        return forged.get();
    }

    /** How many calls there were. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void open(Consumer<Arrival> taker) {
        server.createContext("/orders", exchange -> take(exchange, taker));
    }

    private void take(HttpExchange exchange, Consumer<Arrival> taker) throws IOException {
        calls.incrementAndGet();
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (reception) {
            case HANGS -> awaitEnd();
            case BUSY -> answer(exchange, 503);
            case GONE -> answer(exchange, 410);
            case OPEN -> {
                if (!isSigned(exchange, body)) {
                    forged.incrementAndGet();
                    answer(exchange, FORGED);
                    return;
                }
                String id = exchange.getRequestHeaders().getFirst("webhook-id");
                if (!known.contains(id)) {
                    taker.accept(new Arrival(id, body));
                    known.add(id);
                }
                answer(exchange, TAKEN);
            }
        }
    }

    private void awaitEnd() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private boolean isSigned(HttpExchange exchange, byte[] body) {
        String id = header(exchange, "webhook-id");
        String timestamp = header(exchange, "webhook-timestamp");
        if (id.isEmpty() || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        if (Math.abs(age) > TOLERANCE_SECONDS) {
            return false;
        }
        byte[] expected = signature(id + "." + timestamp + ".", body);
        for (String one : header(exchange, "webhook-signature").split(" ")) {
            if (MessageDigest.isEqual(expected, one.getBytes(StandardCharsets.UTF_8))) {
                return true;
            }
        }
        return false;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    private byte[] signature(String before, byte[] body) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(body);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String code = Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
            return ("v1," + code).getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public void send(Reply reply) throws IOException {
        api.document(reply);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
        api.close();
    }
}
