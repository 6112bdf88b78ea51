package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.SupplierEndpoint;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.canonical.GeneratedOrders;
import coop.cobuy.adapter.platform.DyingWork;
import coop.cobuy.adapter.platform.IdSource;
import coop.cobuy.adapter.platform.Role;
import coop.cobuy.adapter.platform.TestCallers;
import coop.cobuy.adapter.platform.TestClock;
import coop.cobuy.adapter.platform.UnitOfWork;
import coop.cobuy.adapter.profile.Profiles;
import coop.cobuy.adapter.profile.Ways;
import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.adapter.transport.Parcel;
import coop.cobuy.adapter.transport.Route;
import coop.cobuy.adapter.transport.Transport;
import coop.cobuy.adapter.transport.Transports;
import coop.cobuy.adapter.transport.sftp.SftpServer;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.problem.FieldProblem;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The sender is killed between any two steps of its work, once or several times in a run, on real
 * ways to real servers. Nothing may be lost, and nothing may come under a second identity.
 */
@MicronautTest(transactional = false)
class WaysCrashTest implements TestServers {

    private static final int SEEDS = 24;
    private static final int ORDERS = 3;

    /** Steps of one order's way; deaths fall on any of those of all orders. */
    private static final int STEPS_MAX = 24;

    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** As sudden as a kill, for what is above it. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Counts the steps and dies at those that the seed chose. */
    private static final class Fate {
        private final Random random;
        private int deathsLeft;
        private int stepsToDeath;
        private int deaths;

        Fate(long seed) {
            this.random = new Random(seed);
            this.deathsLeft = 1 + random.nextInt(4);
            this.stepsToDeath = random.nextInt(STEPS_MAX);
        }

        void step() {
            if (deathsLeft > 0 && stepsToDeath-- == 0) {
                deathsLeft--;
                deaths++;
                stepsToDeath = random.nextInt(STEPS_MAX);
                throw new Killed();
            }
        }
    }

    /** A real way, before and after which we may die. */
    private record Deadly(Transport real, Fate fate) implements Transport {

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public List<FieldProblem> check(Route route) {
            return real.check(route);
        }

        @Override
        public Outcome send(Route route, Parcel parcel) {
            fate.step();
            Outcome outcome = real.send(route, parcel);
            fate.step();
            return outcome;
        }
    }

    /**
     * What came to the supplier.
     *
     * @param identity by which the supplier tells a repeat
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Arrived(String identity, byte[] bytes) {}

    @Inject EmbeddedServer server;
    @Inject TestCallers callers;
    @Inject TestClock clock;
    @Inject DeliveryRows rows;
    @Inject LaneRows lanes;
    @Inject Deliveries deliveries;
    @Inject Profiles profiles;
    @Inject Ways ways;
    @Inject Archive archive;
    @Inject UnitOfWork work;
    @Inject TransactionOperations<Connection> transactions;
    @Inject IdSource ids;
    @Inject Queue queue;
    @Inject Transports transports;

    private final SupplierEndpoint endpoint = new SupplierEndpoint();
    private final SftpServer sftp = new SftpServer(Path.of("target", "sftp-" + UUID.randomUUID()));
    private UUID coop = UUID.randomUUID();
    private UUID supplier = UUID.randomUUID();

    @Override
    public String senderPollWait() {
        return "1h";
    }

    @Override
    public Map<String, String> getProperties() {
        MAIL.start();
        Map<String, String> properties = TestServers.super.getProperties();
        properties.put("cobuy.smtp.host", "127.0.0.1");
        properties.put("cobuy.smtp.port", Integer.toString(MAIL.getSmtp().getPort()));
        properties.put("cobuy.smtp.security", "NONE");
        properties.put("cobuy.public-url", "https://feeds.coop.example");
        return properties;
    }

    @BeforeEach
    void newSupplier() {
        coop = UUID.randomUUID();
        supplier = UUID.randomUUID();
    }

    @AfterAll
    void stop() {
        endpoint.close();
        sftp.close();
        MAIL.stop();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEEDS);
    }

    private void profile(String content) {
        var put =
                new Api(server.getURI())
                        .put(
                                "/api/v1/suppliers/" + supplier + "/profile",
                                callers.token(coop, Role.ADMINISTRATOR, null),
                                content);
        assertEquals(200, put.status(), put.text());
    }

    /** Queues orders and sends them, dying as the seed says, until all is quiet. */
    private List<PurchaseOrderApproved> survive(long seed, String way) {
        List<PurchaseOrderApproved> orders = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            PurchaseOrderApproved order =
                    GeneratedOrders.approved(seed * 10 + i, coop, supplier, "PO-" + seed + "-" + i);
            orders.add(order);
            assertEquals(Optional.empty(), work.of(() -> queue.add(order, WireJson.write(order))));
        }
        Fate fate = new Fate(seed);
        LaneRow lane = new LaneRow(coop, supplier);
        boolean quiet = false;
        while (!quiet) {
            try {
                instance(way, fate).work(lane, () -> false);
                quiet = true;
            } catch (Killed e) {
                clock.advance(LaneRun.LEASE);
            }
        }
        for (PurchaseOrderApproved order : orders) {
            DeliveryRow row =
                    work.of(() -> rows.of(order.coopId(), order.purchaseOrderId())).getFirst();
            assertEquals(State.DELIVERED, row.state(), row.detail());
        }
        assertTrue(fate.deaths > 0, "the seed kills nobody");
        return orders;
    }

    private LaneRun instance(String way, Fate fate) {
        Transport real = transports.named(way).orElseThrow();
        return new LaneRun(
                rows,
                lanes,
                deliveries,
                profiles,
                ways,
                archive,
                new Transports(List.of(new Deadly(real, fate))),
                DyingWork.of(transactions, fate::step),
                ids,
                clock,
                new SimpleMeterRegistry());
    }

    /** Each order has come, and however often it came, it was the same document. */
    private void assertOneIdentityEach(List<PurchaseOrderApproved> orders, List<Arrived> arrived) {
        Map<String, byte[]> first = new HashMap<>();
        for (Arrived one : arrived) {
            byte[] before = first.putIfAbsent(one.identity(), one.bytes());
            if (before != null) {
                assertArrayEquals(before, one.bytes(), one.identity());
            }
        }
        assertEquals(orders.size(), first.size(), "identities: " + first.keySet());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void webhook(long seed) {
        String path = "/" + supplier;
        profile(
                """
                {"format":"json","transport":"webhook","address":"%s","secret":"%s",
                 "allowPrivateTargets":true}
                """
                        .formatted(endpoint.url(path), SupplierEndpoint.SECRET));
        List<PurchaseOrderApproved> orders = survive(seed, "webhook");
        assertOneIdentityEach(
                orders,
                endpoint.calls(path).stream()
                        .map(call -> new Arrived(call.header("webhook-id"), call.body()))
                        .toList());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void sftp(long seed) throws Exception {
        String folder = "/" + supplier;
        sftp.folder(folder);
        profile(
                """
                {"format":"csv","transport":"sftp","address":"%s","secret":"%s",
                 "allowPrivateTargets":true,"transportOptions":{"hostKeys":["%s"]}}
                """
                        .formatted(sftp.address(folder), SftpServer.PASSWORD, sftp.fingerprint()));
        List<PurchaseOrderApproved> orders = survive(seed, "sftp");
        assertEquals(
                orders.stream().map(order -> "order-" + order.number() + ".csv").toList(),
                sftp.names(folder),
                "one file for each order, and none half");
        for (PurchaseOrderApproved order : orders) {
            Path file = sftp.file(folder + "/order-" + order.number() + ".csv");
            assertTrue(Files.readString(file).contains(order.number()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mail(long seed) throws Exception {
        String address = supplier + "@bach.example";
        profile(
                """
                {"format":"csv","transport":"mail","address":"%s"}
                """
                        .formatted(address));
        List<PurchaseOrderApproved> orders = survive(seed, "mail");
        List<Arrived> arrived = new ArrayList<>();
        for (MimeMessage mail : MAIL.getReceivedMessages()) {
            if (Stream.of(mail.getAllRecipients()).anyMatch(to -> to.toString().equals(address))) {
                MimeMultipart parts = (MimeMultipart) mail.getContent();
                arrived.add(
                        new Arrived(
                                mail.getMessageID(),
                                parts.getBodyPart(1).getInputStream().readAllBytes()));
            }
        }
        assertOneIdentityEach(orders, arrived);
    }
}
