package coop.cobuy.adapter.transport.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

class WebhookTransportTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Parcel PARCEL =
            new Parcel(
                    new UUID(1, 2),
                    "order-PO-1.json",
                    "application/json",
                    "{\"ü\":1}".getBytes(StandardCharsets.UTF_8));

    /** What the server got. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Got(String id, String timestamp, String signature, String type, byte[] body) {}

    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final WebhookTransport transport =
            new WebhookTransport(
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new PinnedPost(Duration.ofSeconds(10), InetAddress::getAllByName));
    private volatile int status = 200;
    private volatile @Nullable String retryAfter;
    private volatile @Nullable String location;
    private HttpServer server = start();

    private HttpServer start() {
        try {
            HttpServer started =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext(
                    "/feed",
                    exchange -> {
                        var headers = exchange.getRequestHeaders();
                        got.add(
                                new Got(
                                        headers.getFirst("webhook-id"),
                                        headers.getFirst("webhook-timestamp"),
                                        headers.getFirst("webhook-signature"),
                                        headers.getFirst("content-type"),
                                        exchange.getRequestBody().readAllBytes()));
                        if (retryAfter != null) {
                            exchange.getResponseHeaders().set("Retry-After", retryAfter);
                        }
                        if (location != null) {
                            exchange.getResponseHeaders().set("Location", location);
                        }
                        exchange.sendResponseHeaders(status, -1);
                        exchange.close();
                    });
            return started;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void run() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed?a=b";
    }

    private static Route route(String address, boolean allowPrivate) {
        return new Route(
                new CoopId(new UUID(0, 1)),
                new SupplierId(new UUID(0, 2)),
                address,
                SECRET,
                allowPrivate);
    }

    private Outcome send() {
        return transport.send(route(url(), true), PARCEL);
    }

    @Test
    void signsTheBytesAndTakesATwoHundredForDelivered() {
        status = 204;
        assertEquals(new Outcome.Delivered("the endpoint answered 204"), send());
        Got one = got.getFirst();
        assertArrayEquals(PARCEL.bytes(), one.body());
        assertEquals("application/json", one.type());
        assertEquals(PARCEL.id().toString(), one.id());
        assertEquals(Long.toString(NOW.getEpochSecond()), one.timestamp());
        assertEquals(
                Signature.of(SECRET, one.id(), NOW.getEpochSecond(), PARCEL.bytes()),
                one.signature());
    }

    @Test
    void keepsTheIdOnEveryTry() {
        status = 500;
        assertInstanceOf(Outcome.TryAgain.class, send());
        status = 200;
        assertInstanceOf(Outcome.Delivered.class, send());
        assertEquals(got.get(0).id(), got.get(1).id());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 429, 500, 503})
    void triesAgainOnAnythingElse(int answered) {
        status = answered;
        assertEquals(
                new Outcome.TryAgain("the endpoint answered " + answered, Optional.empty()),
                send());
    }

    @Test
    void takesFourHundredTenForTheEnd() {
        status = 410;
        assertInstanceOf(Outcome.Gone.class, send());
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "'Mon, 23 Nov 2026 12:10:00 GMT', PT10M",
        "'Mon, 23 Nov 2026 11:00:00 GMT',",
        "soon,"
    })
    void hearsHowLongToWait(String header, @Nullable Duration wait) {
        status = 503;
        retryAfter = header;
        var again = assertInstanceOf(Outcome.TryAgain.class, send());
        assertEquals(Optional.ofNullable(wait), again.after());
    }

    @Test
    void followsNoRedirect() {
        status = 307;
        location = url();
        var again = assertInstanceOf(Outcome.TryAgain.class, send());
        assertTrue(again.detail().contains("redirects are not followed"));
        assertEquals(1, got.size());
    }

    @Test
    void callsNoPrivateAddressUnlessTheProfileAllowsIt() {
        var impossible =
                assertInstanceOf(
                        Outcome.Impossible.class,
                        transport.send(route(url().replace("http:", "https:"), false), PARCEL));
        assertTrue(impossible.detail().contains("must not be called"));
        assertEquals(0, got.size());
    }

    @Test
    void callsNoNameThatAlsoLeadsInside() throws Exception {
        InetAddress inside = InetAddress.getLoopbackAddress();
        InetAddress outside = InetAddress.getByAddress(new byte[] {93, (byte) 184, (byte) 215, 14});
        WebhookTransport tricked =
                new WebhookTransport(
                        Clock.systemUTC(),
                        new PinnedPost(
                                Duration.ofSeconds(5),
                                host -> new InetAddress[] {outside, inside}));
        assertInstanceOf(
                Outcome.Impossible.class,
                tricked.send(route("https://supplier.example/feed", false), PARCEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "127.1",
                "[::1]",
                "[::ffff:10.0.0.1]",
                "[::ffff:169.254.169.254]",
                "169.254.169.254",
                "localhost"
            })
    void callsNoPrivateAddressHoweverItIsWritten(String host) {
        Outcome outcome = transport.send(route("https://" + host + ":8443/feed", false), PARCEL);
        assertFalse(outcome instanceof Outcome.Delivered, outcome.toString());
        assertTrue(
                outcome.detail().contains("must not be called")
                        || outcome.detail().contains("was not found")
                        || outcome.detail().contains("not usable"),
                outcome.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirectToAPrivateAddress(int answered) throws Exception {
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            status = answered;
            location = "http://127.0.0.1:" + inside.getLocalPort() + "/metadata";
            var again = assertInstanceOf(Outcome.TryAgain.class, send());
            assertTrue(again.detail().contains("redirects are not followed"));
            inside.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, inside::accept, "somebody called");
        }
    }

    /** A name that leads elsewhere at its second look-up, as an attacker's would. */
    @Test
    void callsTheAddressThatWasCheckedAndLooksUpNoSecondTime() {
        AtomicInteger lookups = new AtomicInteger();
        WebhookTransport pinned =
                new WebhookTransport(
                        Clock.systemUTC(),
                        new PinnedPost(
                                Duration.ofSeconds(5),
                                host ->
                                        new InetAddress[] {
                                            lookups.getAndIncrement() == 0
                                                    ? InetAddress.getLoopbackAddress()
                                                    : InetAddress.getByName("169.254.169.254")
                                        }));
        String named = url().replace("127.0.0.1", "supplier.example");
        assertInstanceOf(Outcome.Delivered.class, pinned.send(route(named, true), PARCEL));
        assertEquals(1, lookups.get());
        assertEquals(1, got.size());
    }

    @Test
    void triesForFifteenSeconds() {
        assertEquals(Duration.ofSeconds(15), PinnedPost.LIMIT);
    }

    @Test
    void givesUpOnAnEndpointThatHangs() throws Exception {
        WebhookTransport hasty =
                new WebhookTransport(
                        Clock.systemUTC(),
                        new PinnedPost(Duration.ofMillis(300), InetAddress::getAllByName));
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var again =
                    assertInstanceOf(
                            Outcome.TryAgain.class,
                            hasty.send(
                                    route("http://127.0.0.1:" + silent.getLocalPort(), true),
                                    PARCEL));
            assertTrue(again.detail().startsWith("no answer"), again.detail());
        }
    }

    @Test
    void givesUpOnAnEndpointThatDrips() throws Exception {
        WebhookTransport hasty =
                new WebhookTransport(
                        Clock.systemUTC(),
                        new PinnedPost(Duration.ofMillis(500), InetAddress::getAllByName));
        try (ServerSocket dripping = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(dripping));
            var again =
                    assertInstanceOf(
                            Outcome.TryAgain.class,
                            hasty.send(
                                    route("http://127.0.0.1:" + dripping.getLocalPort(), true),
                                    PARCEL));
            assertTrue(again.detail().contains("time limit"), again.detail());
        }
    }

    private static void drip(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nx: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        } catch (java.io.IOException e) {
            // The client hung up, as it should.
        }
    }

    @Test
    void triesAgainWhenNobodyListens() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }
        assertInstanceOf(
                Outcome.TryAgain.class,
                transport.send(route("http://127.0.0.1:" + port + "/", true), PARCEL));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://supplier.example/, /address",
        "http://supplier.example/, /address",
        "https://user:word@supplier.example/, /address",
        "https:///feed, /address",
        "not a url, /address"
    })
    void refusesAddressesThatAreNoUse(String address, String pointer) {
        var problems = transport.check(route(address, false));
        assertEquals(1, problems.size());
        assertEquals(pointer, problems.getFirst().pointer());
    }

    @Test
    void takesAGoodRoute() {
        assertEquals(List.of(), transport.check(route("https://supplier.example/feed", false)));
        assertEquals(List.of(), transport.check(route("http://localhost:8080/", true)));
    }
}
