package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.Await;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.TestTopics;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.canonical.OutboundDocument;
import coop.cobuy.adapter.format.Format;
import coop.cobuy.adapter.format.FormatOptions;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.problem.FieldProblem;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.runtime.server.EmbeddedServer;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** The start waits for no rules: they are loaded beside it, and who needs them first waits. */
class StartUpTest implements TestServers {

    private static final Logger LOG = LoggerFactory.getLogger(StartUpTest.class);
    private static final CountDownLatch ASKED = new CountDownLatch(1);
    private static final CountDownLatch READY = new CountDownLatch(1);

    /** Its preparation takes as long as the test wishes. */
    @Singleton
    @Requires(property = "cobuy.test.slow-format")
    static final class SlowFormat implements Format {

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<FieldProblem> check(FormatOptions options) {
            return List.of();
        }

        @Override
        public Written write(OutboundDocument document, FormatOptions options) {
            return new Written("slow".getBytes(StandardCharsets.UTF_8), "text/plain", "txt");
        }

        @Override
        public void prepare(FormatOptions options) {
            ASKED.countDown();
            try {
                READY.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final UUID coop = UUID.randomUUID();

    private static EmbeddedServer start(Map<String, String> properties) {
        return ApplicationContext.run(EmbeddedServer.class, Map.copyOf(properties), "test");
    }

    private void profile(EmbeddedServer server, UUID supplier, String profile) {
        String buyer =
                server.getApplicationContext()
                        .getBean(TestCallers.class)
                        .token(coop, Role.BUYER, null);
        var put =
                new Api(server.getURI())
                        .put("/api/v1/suppliers/" + supplier + "/profile", buyer, profile);
        assertEquals(200, put.status(), put.text());
    }

    private static Duration untilReady(EmbeddedServer server, long begin) {
        Api api = new Api(server.getURI());
        Await.until("ready", () -> api.get("/health/readiness", "").status() == 200);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void isReadyBeforeTheRulesAreAndTheFirstOrderGoesOut() throws Exception {
        Map<String, String> properties = getProperties();
        properties.put("cobuy.test.slow-format", "true");
        UUID supplier = UUID.randomUUID();
        long begin = System.nanoTime();
        Duration without;
        try (EmbeddedServer server = start(properties)) {
            without = untilReady(server, begin);
            profile(
                    server,
                    UUID.randomUUID(),
                    "{\"format\":\"slow\",\"transport\":\"folder\",\"address\":\"slow\"}");
            profile(
                    server,
                    supplier,
                    """
                    {"format":"ubl","formatVersion":"2.1","transport":"folder","address":"hof",
                     "formatOptions":{"parties":{
                      "buyer":{"name":"Grünkern","endpointScheme":"0088",
                       "endpointId":"4012345000009","country":"DE"},
                      "supplier":{"name":"Hof","endpointScheme":"0088",
                       "endpointId":"4098765000010","country":"DE"}}}}
                    """);
        }
        begin = System.nanoTime();
        try (EmbeddedServer server = start(properties)) {
            Duration with = untilReady(server, begin);
            LOG.info("Ready after {}, with rules to load after {}", without, with);
            assertTrue(with.compareTo(without.plusSeconds(5)) < 0, without + ", then " + with);
            ASKED.await();
            TestCallers callers = server.getApplicationContext().getBean(TestCallers.class);
            String buyer = callers.token(coop, Role.BUYER, null);
            PurchaseOrderApproved order =
                    GeneratedOrders.approved(7, coop, supplier, "PO-" + supplier);
            server.getApplicationContext()
                    .getBean(TestTopics.class)
                    .send(PurchaseOrderMessage.TOPIC, supplier, order);
            String path = "/api/v1/deliveries?purchaseOrder=" + order.purchaseOrderId();
            Await.until(
                    "the first order of UBL is delivered",
                    () -> new Api(server.getURI()).get(path, buyer).text(),
                    shown -> shown.contains("\"DELIVERED\""));
            assertEquals(1, READY.getCount(), "the rules are still not loaded");
        } finally {
            READY.countDown();
        }
    }
}
