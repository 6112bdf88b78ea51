package coop.cobuy.adapter.transport.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import coop.cobuy.adapter.transport.reach.TargetLookup;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** HTTPS: the certificate must be trusted and name the host, whatever address is called. */
class PinnedPostTlsTest {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final byte[] BODY = "order".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path folder;

    private static SSLContext context;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        Path file = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made =
                new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=supplier.example",
                                "-ext",
                                "SAN=dns:supplier.example",
                                "-storepass",
                                "password",
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start();
        assertEquals(0, made.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, PASSWORD);
        trusted.setCertificateEntry("supplier", keys.getCertificate("mykey"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/feed",
                exchange -> {
                    boolean whole = exchange.getRequestBody().readAllBytes().length == BODY.length;
                    exchange.sendResponseHeaders(whole ? 202 : 400, -1);
                    exchange.close();
                });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static URI address(String host) {
        return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/feed");
    }

    private static PinnedPost.Answer send(String host, boolean trusting) throws Exception {
        TargetLookup.Resolver resolver =
                name -> new InetAddress[] {InetAddress.getLoopbackAddress()};
        Duration limit = Duration.ofSeconds(10);
        PinnedPost post =
                trusting
                        ? new PinnedPost(
                                limit, new TargetLookup(resolver), context.getSocketFactory())
                        : new PinnedPost(limit, resolver);
        return post.send(address(host), Map.of(), BODY, true);
    }

    @Test
    void sendsToAHostThatItsCertificateNames() throws Exception {
        assertEquals(202, send("supplier.example", true).status());
    }

    @Test
    void refusesACertificateOfAnotherHost() {
        assertThrows(SSLException.class, () -> send("other.example", true));
    }

    @Test
    void refusesACertificateThatNobodyTrusts() {
        assertThrows(SSLException.class, () -> send("supplier.example", false));
    }
}
