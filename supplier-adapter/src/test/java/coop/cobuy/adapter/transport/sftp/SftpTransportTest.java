package coop.cobuy.adapter.transport.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.reach.TargetLookup;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Against a real server. */
class SftpTransportTest {

    private static final byte[] BYTES = "order ü\r\n".repeat(9000).getBytes(StandardCharsets.UTF_8);
    private static final Parcel PARCEL =
            new Parcel(new UUID(1, 2), "order-PO-1.csv", "text/csv", BYTES);

    @TempDir Path root;

    private final SftpSessions sessions =
            new SftpSessions(new TargetLookup(), Duration.ofSeconds(10), Duration.ofSeconds(20));
    private final SftpTransport transport = new SftpTransport(sessions);
    private SftpServer server;

    @BeforeEach
    void start() {
        server = new SftpServer(root);
        server.folder("/in");
    }

    @AfterEach
    void stop() {
        server.close();
        sessions.close();
    }

    private static Route route(
            String address, @Nullable String secret, boolean allowPrivate, JsonNode options) {
        return new Route(
                new CoopId(new UUID(0, 1)),
                new SupplierId(new UUID(0, 2)),
                address,
                secret,
                allowPrivate,
                options);
    }

    private static ObjectNode pinned(String... fingerprints) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        for (String fingerprint : fingerprints) {
            options.withArray("hostKeys").add(fingerprint);
        }
        return options;
    }

    private Route route() {
        return route(
                server.address("/in"), SftpServer.PASSWORD, true, pinned(server.fingerprint()));
    }

    private byte[] there() throws Exception {
        return Files.readAllBytes(server.file("/in/order-PO-1.csv"));
    }

    @Test
    void writesAFileWholeUnderItsName() throws Exception {
        assertEquals(
                new Outcome.Delivered("written as order-PO-1.csv"),
                transport.send(route(), PARCEL));
        org.junit.jupiter.api.Assertions.assertArrayEquals(BYTES, there());
        assertEquals(List.of("order-PO-1.csv"), server.names("/in"));
    }

    @Test
    void writesNothingTwice() {
        transport.send(route(), PARCEL);
        assertEquals(
                new Outcome.Delivered("was already written as order-PO-1.csv"),
                transport.send(route(), PARCEL));
        assertEquals(List.of("order-PO-1.csv"), server.names("/in"));
    }

    @Test
    void overwritesNothing() throws Exception {
        server.put("/in/order-PO-1.csv", "another's");
        var impossible =
                assertInstanceOf(Outcome.Impossible.class, transport.send(route(), PARCEL));
        assertTrue(impossible.detail().contains("not overwritten"), impossible.detail());
        assertEquals("another's", new String(there(), StandardCharsets.UTF_8));
    }

    @Test
    void takesTheSameLengthForNoProof() throws Exception {
        byte[] other = BYTES.clone();
        other[BYTES.length - 1] = 'x';
        Files.write(server.file("/in/order-PO-1.csv"), other);
        assertInstanceOf(Outcome.Impossible.class, transport.send(route(), PARCEL));
    }

    @Test
    void beginsAnewWhereATryDied() throws Exception {
        server.put("/in/.order-PO-1.csv.part", "half an or");
        assertInstanceOf(Outcome.Delivered.class, transport.send(route(), PARCEL));
        org.junit.jupiter.api.Assertions.assertArrayEquals(BYTES, there());
        assertEquals(List.of("order-PO-1.csv"), server.names("/in"));
    }

    @Test
    void doesNotTalkToAServerWithAnotherHostKey() throws Exception {
        Route before = route();
        String other = server.restartAsAnother();
        var impossible = assertInstanceOf(Outcome.Impossible.class, transport.send(before, PARCEL));
        assertTrue(impossible.detail().contains(other), impossible.detail());
        assertTrue(impossible.detail().contains("does not pin"), impossible.detail());
        assertEquals(List.of(), server.names("/in"));
        Route renewed =
                route(
                        server.address("/in"),
                        SftpServer.PASSWORD,
                        true,
                        pinned(server.fingerprint(), other));
        assertInstanceOf(Outcome.Delivered.class, transport.send(renewed, PARCEL));
    }

    @Test
    void saysThatItIsNotLetIn() {
        Route wrong = route(server.address("/in"), "no shells", true, pinned(server.fingerprint()));
        assertEquals(
                new Outcome.Impossible("the server does not let the profile's user in"),
                transport.send(wrong, PARCEL));
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static String openSsh(KeyPair pair) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", null, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void signsInWithAPrivateKey() throws Exception {
        KeyPair first = SftpServer.keyPair("RSA");
        KeyPair second = SftpServer.keyPair("EC");
        server.admit(first.getPublic());
        server.admit(second.getPublic());
        for (String secret : List.of(pem(first), openSsh(second))) {
            Route route = route(server.address("/in"), secret, true, pinned(server.fingerprint()));
            assertEquals(List.of(), transport.check(route));
            assertInstanceOf(Outcome.Delivered.class, transport.send(route, PARCEL));
        }
        Route unknown =
                route(
                        server.address("/in"),
                        pem(SftpServer.keyPair("RSA")),
                        true,
                        pinned(server.fingerprint()));
        assertInstanceOf(Outcome.Impossible.class, transport.send(unknown, PARCEL));
    }

    @Test
    void callsNoPrivateAddressUnlessTheProfileAllowsIt() {
        Route inside =
                route(
                        server.address("/in"),
                        SftpServer.PASSWORD,
                        false,
                        pinned(server.fingerprint()));
        var impossible = assertInstanceOf(Outcome.Impossible.class, transport.send(inside, PARCEL));
        assertTrue(impossible.detail().contains("must not be called"), impossible.detail());
    }

    @Test
    void connectsToTheAddressThatWasChecked() throws Exception {
        TargetLookup once =
                new TargetLookup(
                        host -> {
                            assertEquals("sftp.supplier.example", host);
                            return new InetAddress[] {InetAddress.getLoopbackAddress()};
                        });
        try (SftpSessions own =
                new SftpSessions(once, Duration.ofSeconds(10), Duration.ofSeconds(20))) {
            Route named =
                    route(
                            server.address("/in").replace("127.0.0.1", "sftp.supplier.example"),
                            SftpServer.PASSWORD,
                            true,
                            pinned(server.fingerprint()));
            assertInstanceOf(Outcome.Delivered.class, new SftpTransport(own).send(named, PARCEL));
        }
    }

    @Test
    void triesAgainWhenTheFolderOrTheServerIsNotThere() {
        Route nowhere =
                route(
                        server.address("/nowhere"),
                        SftpServer.PASSWORD,
                        true,
                        pinned(server.fingerprint()));
        assertInstanceOf(Outcome.TryAgain.class, transport.send(nowhere, PARCEL));
        Route gone = route();
        server.stop();
        assertInstanceOf(Outcome.TryAgain.class, transport.send(gone, PARCEL));
    }

    @Test
    void givesUpOnAServerThatHangs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                SftpSessions hasty =
                        new SftpSessions(
                                new TargetLookup(),
                                Duration.ofMillis(500),
                                Duration.ofMillis(900))) {
            Route route =
                    route(
                            "sftp://coop@127.0.0.1:" + silent.getLocalPort() + "/in",
                            SftpServer.PASSWORD,
                            true,
                            pinned(server.fingerprint()));
            long begun = System.nanoTime();
            assertInstanceOf(Outcome.TryAgain.class, new SftpTransport(hasty).send(route, PARCEL));
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(8).toNanos());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    https://a@b.example/ | word | {}                         | /address
                    sftp://b.example/in  | word | {}                         | /address
                    sftp://a:w@b.example/| word | {}                         | /address
                    sftp://a@b.example/../x | word | {}                      | /address
                    sftp://a@b.example/in|      | {}                         | /secret
                    sftp://a@b.example/in| -----BEGIN PRIVATE KEY----- | {}  | /secret
                    sftp://a@b.example/in| word | {"hostKeys":[]}            | /transportOptions/hostKeys
                    sftp://a@b.example/in| word | {"hostKeys":["MD5:00"]}    | /transportOptions/hostKeys
                    sftp://a@b.example/in| word | {"hostKeys":null}          | /transportOptions/hostKeys
                    sftp://a@b.example/in| word | {"pickUp":"/../out"}       | /transportOptions/pickUp
                    sftp://a@b.example/in| word | {"pickUp":7}               | /transportOptions/pickUp
                    sftp://a@b.example/in| word | {"speed":1}                | /transportOptions/speed
                    """)
    void refusesAProfileThatCannotWork(
            String address, @Nullable String secret, String options, String pointer)
            throws Exception {
        ObjectNode given = pinned("SHA256:" + "a".repeat(43));
        given.setAll((ObjectNode) new ObjectMapper().readTree(options));
        var problems = transport.check(route(address, secret, false, given));
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(pointer, problems.getFirst().pointer());
    }

    @Test
    void takesAGoodProfileAndShowsNoSecret() {
        ObjectNode options = pinned("SHA256:" + "a".repeat(43)).put("pickUp", "/out");
        Route route = route("sftp://a@b.example:2222/in/", "word", false, options);
        assertEquals(List.of(), transport.check(route));
        assertFalse(route.toString().contains("word"));
        SftpPlace place = SftpPlace.read(route, new java.util.ArrayList<>()).orElseThrow();
        assertEquals("/in", place.orders());
        assertEquals(2222, place.port());
        assertEquals("/out", place.pickUp().orElseThrow());
    }
}
