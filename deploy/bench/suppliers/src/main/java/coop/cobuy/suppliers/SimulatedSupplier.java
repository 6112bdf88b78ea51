package coop.cobuy.suppliers;

import coop.cobuy.suppliers.dialect.Dialect;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.door.Arrival;
import coop.cobuy.suppliers.door.Door;
import coop.cobuy.suppliers.door.Reply;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One supplier that is played: a format, a way and a temper. What it got and said is on record. A
 * change or cancellation of an order stops what was still to be said of the revision before.
 */
public final class SimulatedSupplier implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedSupplier.class);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final int TRIES = 120;

    private final String name;
    private final Temper temper;
    private final Dialect dialect;
    private final Door door;
    private final Clock clock;
    private final List<SupplierOrder> received = new CopyOnWriteArrayList<>();
    private final List<Answer> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final Map<String, List<Future<?>>> pending = new HashMap<>();
    private final Map<String, List<Runnable>> bills = new HashMap<>();
    private final ScheduledExecutorService thread;

    /** Opens the door at once. */
    public SimulatedSupplier(String name, Temper temper, Dialect dialect, Door door, Clock clock) {
        this.name = name;
        this.temper = temper;
        this.dialect = dialect;
        this.door = door;
        this.clock = clock;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("supplier-" + name).factory());
        door.open(this::take);
    }

    public String name() {
        return name;
    }

    /** In the order in which they came; each document once. */
    public List<SupplierOrder> received() {
        return List.copyOf(received);
    }

    /** What was sent and taken, repeats included. */
    public List<Answer> sent() {
        return List.copyOf(sent);
    }

    /** What it could not understand or get rid of. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** How many of its envelopes the co-op has acknowledged. */
    public int acknowledged() {
        return acknowledged.get();
    }

    private void take(Arrival arrival) {
        SupplierOrder order;
        try {
            if (dialect.isAcknowledgement(arrival.bytes())) {
                acknowledged.incrementAndGet();
                return;
            }
            order = dialect.read(arrival.bytes());
        } catch (RuntimeException e) {
            problems.add(arrival.id() + " cannot be read: " + e);
            LOG.warn("{} cannot read {}", name, arrival.id(), e);
            return;
        }
        received.add(order);
        // Before the answers, also where files are taken by their names.
        String receipt = fileName("00-ACK-" + order.number() + "-" + order.revision(), 0);
        dialect.acknowledge(arrival.bytes())
                .map(bytes -> new Reply(Optional.empty(), bytes, dialect, receipt, arrival))
                .ifPresent(reply -> thread.execute(() -> send(reply, 1)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        plan(arrival, order, Behaviour.of(temper, order, today));
    }

    private synchronized void plan(
            Arrival arrival, SupplierOrder order, List<Behaviour.Step> steps) {
        List<Future<?>> earlier = pending.getOrDefault(order.number(), List.of());
        earlier.forEach(one -> one.cancel(false));
        List<Future<?>> planned = new ArrayList<>();
        List<Runnable> onDelivery = new ArrayList<>();
        for (Behaviour.Step step : steps) {
            for (int time = 0; time < temper.times(); time++) {
                int repeat = time;
                Runnable saying = () -> say(arrival, order, step.answer(), repeat);
                if (step.answer() instanceof Answer.Bill && temper.billsOnDelivery()) {
                    onDelivery.add(saying);
                } else {
                    long after = step.after().toMillis();
                    planned.add(thread.schedule(saying, after, TimeUnit.MILLISECONDS));
                }
            }
        }
        pending.put(order.number(), planned);
        bills.put(order.number(), onDelivery);
    }

    /** Tells the supplier that an order's goods are there, for which its bill may have waited. */
    public synchronized void delivered(String order) {
        List<Runnable> waiting = bills.remove(order);
        if (waiting != null) {
            waiting.forEach(thread::execute);
        }
    }

    private void say(Arrival arrival, SupplierOrder order, Answer answer, int repeat) {
        dialect.write(answer, order)
                .ifPresent(
                        bytes ->
                                send(
                                        new Reply(
                                                Optional.of(answer),
                                                bytes,
                                                dialect,
                                                fileName(answer.number(), repeat),
                                                arrival),
                                        1));
    }

    private String fileName(String number, int repeat) {
        String again = repeat == 0 ? "" : "-again" + repeat;
        return number.replaceAll("[^A-Za-z0-9-]", "_") + again + "." + dialect.extension();
    }

    /** What is not taken is tried again, for the adapter may be starting. */
    private void send(Reply reply, int attempt) {
        try {
            door.send(reply);
            reply.answer().ifPresent(sent::add);
        } catch (IOException e) {
            if (attempt >= TRIES) {
                problems.add(reply.fileName() + " was not taken: " + e.getMessage());
                return;
            }
            LOG.info("{} tries {} again: {}", name, reply.fileName(), e.toString());
            Future<?> _ =
                    thread.schedule(
                            () -> send(reply, attempt + 1),
                            AGAIN.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        door.close();
    }
}
