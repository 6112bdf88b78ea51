package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.Api;
import coop.cobuy.adapter.TestServers;
import coop.cobuy.adapter.archive.Archive;
import coop.cobuy.adapter.canonical.GeneratedOrders;
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
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.problem.FieldProblem;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Dies between any two steps of sending; the sender itself is kept still. */
@MicronautTest(transactional = false)
class SenderCrashTest implements TestServers {

    /** As sudden as a kill, for what is above it. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private enum Death {
        BEFORE_SENDING,
        AFTER_SENDING,
        NONE
    }

    /** A way on which we die. */
    private static final class Deadly implements Transport {
        private final List<Parcel> arrived = new ArrayList<>();
        private Death death = Death.NONE;
        private Runnable meanwhile = () -> {};

        @Override
        public String name() {
            return "folder";
        }

        @Override
        public List<FieldProblem> check(Route route) {
            return List.of();
        }

        @Override
        public Outcome send(Route route, Parcel parcel) {
            if (death == Death.BEFORE_SENDING) {
                throw new Killed();
            }
            arrived.add(parcel);
            meanwhile.run();
            if (death == Death.AFTER_SENDING) {
                throw new Killed();
            }
            return new Outcome.Delivered("there");
        }
    }

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
    @Inject IdSource ids;
    @Inject Queue queue;

    private final Deadly deadly = new Deadly();
    private LaneRun run;
    private LaneRow lane;
    private PurchaseOrderApproved order;

    @Override
    public String senderPollWait() {
        return "1h";
    }

    @BeforeEach
    void anOrderIsQueued() {
        UUID coop = UUID.randomUUID();
        UUID supplier = UUID.randomUUID();
        var put =
                new Api(server.getURI())
                        .put(
                                "/api/v1/suppliers/" + supplier + "/profile",
                                callers.token(coop, Role.BUYER, null),
                                "{\"format\":\"json\",\"transport\":\"folder\",\"address\":\"hof\"}");
        assertEquals(200, put.status(), put.text());
        deadly.death = Death.NONE;
        deadly.meanwhile = () -> {};
        deadly.arrived.clear();
        run = instance();
        lane = new LaneRow(coop, supplier);
        order = GeneratedOrders.approved(1, coop, supplier, "PO-1");
        assertEquals(Optional.empty(), add());
    }

    private LaneRun instance() {
        return new LaneRun(
                rows,
                lanes,
                deliveries,
                profiles,
                ways,
                archive,
                new Transports(List.of(deadly)),
                work,
                ids,
                clock,
                new SimpleMeterRegistry());
    }

    private Optional<String> add() {
        return work.of(() -> queue.add(order, WireJson.write(order)));
    }

    private DeliveryRow row() {
        return work.of(() -> rows.of(order.coopId(), order.purchaseOrderId())).getFirst();
    }

    private void work() {
        run.work(lane, () -> false);
    }

    @Test
    void dyingBeforeSendingLosesNothing() {
        deadly.death = Death.BEFORE_SENDING;
        assertThrows(Killed.class, this::work);
        assertEquals(State.SENT, row().state(), "nobody knows whether it arrived");
        deadly.death = Death.NONE;
        work();
        assertEquals(0, deadly.arrived.size(), "the dead one's lease still holds");
        clock.advance(LaneRun.LEASE);
        work();
        assertEquals(1, deadly.arrived.size());
        assertEquals(State.DELIVERED, row().state());
        assertEquals(2, row().attempt());
    }

    @Test
    void dyingAfterSendingSendsTheSameAgain() {
        deadly.death = Death.AFTER_SENDING;
        assertThrows(Killed.class, this::work);
        deadly.death = Death.NONE;
        clock.advance(LaneRun.LEASE);
        work();
        assertEquals(2, deadly.arrived.size());
        assertEquals(1, new HashSet<>(deadly.arrived.stream().map(Parcel::id).toList()).size());
        assertEquals(deadly.arrived.get(0).fileName(), deadly.arrived.get(1).fileName());
        assertTrue(
                java.util.Arrays.equals(
                        deadly.arrived.get(0).bytes(), deadly.arrived.get(1).bytes()));
        assertEquals(State.DELIVERED, row().state());
    }

    @Test
    void aTryThatTakesLongKeepsItsLaneWhileItsSenderLives() {
        LaneRun other = instance();
        deadly.meanwhile =
                () -> {
                    deadly.meanwhile = () -> {};
                    for (int i = 0; i < 10; i++) {
                        clock.advance(LaneRun.LEASE.dividedBy(2));
                        run.renew();
                        other.work(lane, () -> false);
                    }
                };
        work();
        assertEquals(1, deadly.arrived.size());
        assertEquals(State.DELIVERED, row().state());
        assertEquals(1, row().attempt());
    }

    @Test
    void aLaneThatIsNotRenewedGoesToAnotherSender() {
        LaneRun other = instance();
        deadly.meanwhile =
                () -> {
                    deadly.meanwhile = () -> {};
                    clock.advance(LaneRun.LEASE);
                    other.work(lane, () -> false);
                    run.renew();
                };
        work();
        assertEquals(2, deadly.arrived.size());
        assertEquals(1, deadly.arrived.stream().map(Parcel::id).distinct().count());
        assertEquals(State.DELIVERED, row().state());
    }

    @Test
    void aDeliveredDocumentIsNotSentAgain() {
        work();
        clock.advance(Duration.ofDays(2));
        work();
        assertEquals(Optional.empty(), add());
        work();
        assertEquals(1, deadly.arrived.size());
    }

    @Test
    void aDocumentDiesWithItsTransactionAndComesWithTheNext() {
        PurchaseOrderApproved next =
                GeneratedOrders.approved(2, order.coopId(), order.supplierId(), "PO-2");
        assertThrows(
                Killed.class,
                () ->
                        work.of(
                                () -> {
                                    queue.add(next, WireJson.write(next));
                                    throw new Killed();
                                }));
        assertEquals(0, work.of(() -> rows.of(next.coopId(), next.purchaseOrderId())).size());
        work.of(() -> queue.add(next, WireJson.write(next)));
        work();
        assertEquals(2, deadly.arrived.size());
    }

    @Test
    void twoSendersOfOneLaneSendOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofVirtual().start(this::work));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, deadly.arrived.size());
    }
}
