package coop.cobuy.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.bench.OrderRequests.Orderer;
import coop.cobuy.local.Api;
import coop.cobuy.servers.ChildProcess;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Members who order and change their orders all the time until they are told to stop, and do not
 * let go of an order before it is answered. Each member belongs to one writer, so that its orders
 * are in the log in the order of sending.
 */
final class OrderStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int WRITERS = 6;
    private static final int PAUSE_MILLIS_MAX = 20;
    private static final int LINES = 3;
    private static final int QUANTITY_MAX = 9;
    private static final int TOLERANCE_MAX = 3;

    /** One command in so many takes the order back. */
    private static final int WITHDRAWN_EVERY = 10;

    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(2);

    private final Api api;
    private final String round;
    private final FaultCoop coop;
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<Future<List<Sent>>> writers = new ArrayList<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private volatile boolean stopping;

    OrderStream(Api api, String round, FaultCoop coop) {
        this.api = api;
        this.round = round;
        this.coop = coop;
    }

    /**
     * An order that was sent, and what was answered in the end.
     *
     * @param lines none: it was withdrawn
     * @param again how often it had to be sent anew
     */
    record Sent(Orderer by, String key, ArrayNode lines, Api.Answer answer, int again) {

        /** Refused at once, it is in no log. */
        boolean isAcknowledged() {
            return answer.status() == 202 || answer.status() == 200;
        }

        String token() {
            return answer.text("/token");
        }
    }

    void begin(Random random) {
        for (int i = 0; i < WRITERS; i++) {
            Random own = new Random(random.nextLong());
            int writer = i;
            Callable<List<Sent>> work = () -> write(writer, own);
            writers.add(threads.submit(work));
        }
    }

    /** Waits until so many more orders are acknowledged than were when this was asked. */
    void awaitMore(int orders) {
        int wanted = acknowledged.get() + orders;
        ChildProcess.await("orders to stream in", ANSWER_LIMIT, () -> acknowledged.get() >= wanted);
    }

    /** Each writer sends one more order, so that some come after the last that counts. */
    List<Sent> end() throws InterruptedException, ExecutionException {
        stopping = true;
        List<Sent> sent = new ArrayList<>();
        for (Future<List<Sent>> writer : writers) {
            sent.addAll(writer.get());
        }
        return sent;
    }

    private List<Sent> write(int writer, Random random) {
        List<Sent> sent = new ArrayList<>();
        boolean last;
        do {
            last = stopping;
            int own = random.nextInt(coop.members().size() / WRITERS);
            Orderer member = coop.members().get(writer + WRITERS * own);
            Sent one = send(member, "w" + writer + "-" + sent.size(), lines(random));
            sent.add(one);
            if (one.isAcknowledged()) {
                acknowledged.incrementAndGet();
            }
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(PAUSE_MILLIS_MAX)).toNanos());
        } while (!last);
        return sent;
    }

    private ArrayNode lines(Random random) {
        ArrayNode lines = JSON.createArrayNode();
        if (random.nextInt(WITHDRAWN_EVERY) == 0) {
            return lines;
        }
        int first = random.nextInt(coop.offers().size());
        for (int i = 0; i < LINES; i++) {
            lines.addObject()
                    .put("offer", coop.offers().get((first + i) % coop.offers().size()))
                    .put("quantity", Integer.toString(1 + random.nextInt(QUANTITY_MAX)))
                    .put("tolerance", Integer.toString(random.nextInt(TOLERANCE_MAX + 1)));
        }
        return lines;
    }

    /** As a client does that got no answer, or "unknown": again, with the same key. */
    private Sent send(Orderer member, String key, ArrayNode lines) {
        ObjectNode order = JSON.createObjectNode();
        order.set("lines", lines);
        String method = lines.isEmpty() ? "DELETE" : "PUT";
        String body = lines.isEmpty() ? "" : order.toString();
        Api own = api.as(member.token());
        AtomicReference<Api.Answer> answer = new AtomicReference<>();
        int[] times = new int[1];
        ChildProcess.await(
                "an answer to order " + key,
                ANSWER_LIMIT,
                () -> {
                    times[0]++;
                    try {
                        answer.set(
                                own.send(
                                        method,
                                        "/api/v1/rounds/" + round + "/orders/" + member.member(),
                                        body,
                                        "application/json",
                                        Map.of("Idempotency-Key", key)));
                        return answer.get().status() < 500;
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                });
        return new Sent(member, key, lines, answer.get(), times[0] - 1);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
