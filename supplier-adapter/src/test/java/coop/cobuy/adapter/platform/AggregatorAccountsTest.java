package coop.cobuy.adapter.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

class AggregatorAccountsTest {

    private static final UUID COOP = new UUID(1, 1);
    private static final UUID SUPPLIER = new UUID(2, 2);
    private HttpServer server;
    private AggregatorAccounts accounts;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/v1/me",
                exchange -> {
                    boolean known =
                            "Bearer good"
                                    .equals(exchange.getRequestHeaders().getFirst("Authorization"));
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(known ? status : 401, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        accounts = new AggregatorAccounts(url, new ObjectMapper());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesTheCallerFromTheAggregator() {
        body =
                """
                {"coop":"%s","account":"%s","name":"Bo","roles":["SUPPLIER"],"member":null,
                 "supplier":"%s","approvalLimit":null,"currency":"EUR"}
                """
                        .formatted(COOP, new UUID(3, 3), SUPPLIER);
        Caller caller = accounts.byToken("good").orElseThrow();
        assertEquals(COOP, caller.coop().value());
        assertEquals(Set.of(Role.SUPPLIER), caller.roles());
        assertEquals(SUPPLIER, caller.supplier().orElseThrow().value());
    }

    @Test
    void knowsNobodyByAWrongToken() {
        assertEquals(Optional.empty(), accounts.byToken("bad"));
        assertEquals(Optional.empty(), accounts.byToken("line\nbreak"));
    }

    @Test
    void saysThatNobodyCanSayWhenTheAggregatorIsAway() {
        status = 500;
        assertThrows(Refused.class, () -> accounts.byToken("good"));
        status = 200;
        body = "{}";
        assertThrows(Refused.class, () -> accounts.byToken("good"));
        server.stop(0);
        assertThrows(Refused.class, () -> accounts.byToken("good"));
    }
}
