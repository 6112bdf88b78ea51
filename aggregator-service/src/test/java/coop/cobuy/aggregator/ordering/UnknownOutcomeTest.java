package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.members.NewMember;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

/** What is answered when nobody can say whether an order is in the log: the broker is silent. */
@MicronautTest(transactional = false)
class UnknownOutcomeTest implements TestServers {

    /** Takes connections and never answers, as a broker does whose machine hangs. */
    private static final ServerSocket SILENT = silent();

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures roundFixtures;
    @Inject Members members;

    private TestCoop coop;
    private RoundId round;
    private OfferId offer;
    private Member member;

    private static ServerSocket silent() {
        try {
            return new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.kafka.bootstrap-servers", "127.0.0.1:" + SILENT.getLocalPort());
        properties.put("cobuy.ordering.append-limit", "1s");
        return properties;
    }

    @BeforeAll
    void openRound() {
        coop = fixtures.coop();
        SupplierId supplier = roundFixtures.supplier(coop);
        offer = roundFixtures.offer(coop, supplier);
        round = roundFixtures.open(coop, supplier);
        member = members.create(coop.id(), new NewMember("M-1", "A household", null));
    }

    @Test
    void anOrderIsToBeRepeatedWithTheSameKey() {
        Answer answer =
                api.put(
                        coop.buyer().token(),
                        "/api/v1/rounds/" + round + "/orders/" + member.id(),
                        Map.of(
                                "lines",
                                List.of(Map.of("offer", offer.toString(), "quantity", "1"))),
                        OrderHeaders.IDEMPOTENCY_KEY,
                        "k",
                        "Prefer",
                        "wait=5");
        assertUnknown(answer);
        assertTrue(answer.text("/detail").contains(OrderHeaders.IDEMPOTENCY_KEY));
    }

    @Test
    void aFileOfOrdersIsToBeRepeated() {
        String sku = api.get(coop.buyer().token(), "/api/v1/offers/" + offer).text("/sku");
        assertUnknown(
                api.post(
                        coop.buyer().token(),
                        "/api/v1/rounds/" + round + "/orders/import",
                        "member,sku,quantity\nM-1," + sku + ",2\n",
                        "Content-Type",
                        "text/csv"));
    }

    private static void assertUnknown(Answer answer) {
        assertEquals(503, answer.status(), answer.json()::toString);
        assertEquals("UNKNOWN", answer.code());
        assertEquals("2", answer.headers().firstValue("Retry-After").orElseThrow());
    }
}
