package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.bench.FaultCoop.Way;
import coop.cobuy.bench.OrderStream.Sent;
import coop.cobuy.local.Api;
import coop.cobuy.local.RoundSteps;
import coop.cobuy.servers.ChildProcess;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** One round from the first order to the last charge, during which parts are ended. */
final class FaultyRound {

    private static final Duration STREAM = Duration.ofSeconds(5);

    /** Without these an outage could be as long as the stream, and the book be empty. */
    private static final int ORDERS_AFTER_CRASHES = 100;

    private static final Duration AFTER_CLOSING = Duration.ofMillis(300);
    private static final Duration STEP_LIMIT = Duration.ofMinutes(2);
    private static final int MISSING_MAX = 3;
    private static final long FREIGHT_MINOR = 1_900;

    private final FaultCoop coop;
    private final SupplierSide side;
    private final StoredFacts stored;
    private final Crashes crashes;
    private final Random random;
    private final String round;
    private final RoundSteps steps;

    FaultyRound(
            FaultCoop coop,
            SupplierSide side,
            StoredFacts stored,
            Crashes crashes,
            Random random,
            Clock clock) {
        this.coop = coop;
        this.side = side;
        this.stored = stored;
        this.crashes = crashes;
        this.random = random;
        this.round =
                coop.coop()
                        .openRound(
                                "Round of faults",
                                coop.supplierIds(),
                                Duration.ofDays(1),
                                clock,
                                coop.buyer().token());
        this.steps =
                new RoundSteps(coop.buyer(), coop.buyer(), coop.bookkeeper(), round, STEP_LIMIT);
    }

    void run() throws Exception {
        MoneyCheck money = new MoneyCheck(coop, stored, round);
        List<Sent> sent = ordered();
        crashes.enter(Stage.DRAFTING);
        List<JsonNode> orders = drafted();
        crashes.enter(Stage.APPROVING);
        for (JsonNode order : orders) {
            String id = order.path("id").asText();
            Insisting.on("approval", () -> assertEquals("APPROVED", steps.approve(id)));
        }
        crashes.enter(Stage.DELIVERING);
        orders.forEach(side::take);
        crashes.enter(Stage.RECEIVING);
        Map<String, Map<String, BigDecimal>> counted = new HashMap<>();
        for (JsonNode order : orders) {
            long missing = random.nextInt(MISSING_MAX + 1);
            Insisting.on("receipt", () -> steps.receive(order, missing));
            counted.put(order.path("id").asText(), counted(order, missing));
        }
        crashes.enter(Stage.INVOICING);
        Map<String, Long> payable = new LinkedHashMap<>();
        for (JsonNode order : orders) {
            ObjectNode invoice = steps.invoice(order, FREIGHT_MINOR);
            payable.put(invoiced(order, invoice), minor(invoice.path("payable").asText()));
        }
        crashes.enter(Stage.POSTING);
        for (String invoice : payable.keySet()) {
            Insisting.on("acceptance", () -> steps.accept(invoice));
        }
        payable.keySet().forEach(steps::awaitSettled);
        crashes.await();
        ChildProcess.await("all parts to run again", STEP_LIMIT, this::isUp);
        crashes.say("all is settled");
        check(sent, orders, counted, payable, money);
    }

    /** What was ended last may have been so after the last step. */
    private boolean isUp() {
        return stored.canBeRead()
                && isReady(coop.buyer())
                && isReady(side.supplier(Way.PULL).api());
    }

    private static boolean isReady(Api service) {
        try {
            return service.send("GET", "/health/readiness", "", "", Map.of()).isSuccess();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private List<Sent> ordered() throws Exception {
        try (OrderStream stream = new OrderStream(coop.buyer(), round, coop)) {
            stream.begin(random);
            crashes.enter(Stage.ORDERING);
            LockSupport.parkNanos(STREAM.toNanos());
            crashes.await();
            stream.awaitMore(ORDERS_AFTER_CRASHES);
            crashes.enter(Stage.CLOSING);
            close();
            LockSupport.parkNanos(AFTER_CLOSING.toNanos());
            return stream.end();
        }
    }

    /** The request may be lost with the service: it is repeated until the round says so. */
    private void close() {
        ChildProcess.await(
                "the round to be closed",
                STEP_LIMIT,
                () -> {
                    Insisting.on("closing", steps::close);
                    return !coop.buyer()
                            .get("/api/v1/rounds/" + round)
                            .text("/state")
                            .equals("OPEN");
                });
    }

    private List<JsonNode> drafted() {
        ChildProcess.await(
                "a draft for each supplier",
                STEP_LIMIT,
                () -> steps.awaitDrafts().size() == Way.values().length);
        return steps.orders();
    }

    private static Map<String, BigDecimal> counted(JsonNode order, long missing) {
        Map<String, BigDecimal> counted = new HashMap<>();
        BigDecimal left = BigDecimal.valueOf(missing);
        for (JsonNode line : order.path("lines")) {
            BigDecimal units = new BigDecimal(line.path("units").asText());
            counted.put(line.path("offer").asText(), units.subtract(left).max(BigDecimal.ZERO));
            left = BigDecimal.ZERO;
        }
        return counted;
    }

    /** One supplier's bill comes by its own door, the others' are typed in; gives the id. */
    private String invoiced(JsonNode order, ObjectNode invoice) {
        if (SupplierSide.way(order) != Way.PULL) {
            return Insisting.on("invoice", () -> steps.enter(invoice));
        }
        ObjectNode sent = invoice.deepCopy().put("type", "INVOICE");
        sent.remove("supplierId");
        side.send(side.supplier(Way.PULL), sent);
        String number = invoice.path("number").asText();
        Map<String, String> ids = new HashMap<>();
        ChildProcess.await(
                "invoice " + number,
                STEP_LIMIT,
                () -> {
                    Api.Answer page = coop.bookkeeper().get("/api/v1/invoices?limit=20");
                    for (JsonNode item : page.body().path("items")) {
                        ids.put(item.path("number").asText(), item.path("id").asText());
                    }
                    return ids.containsKey(number);
                });
        return ids.getOrDefault(number, "");
    }

    private static long minor(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private void check(
            List<Sent> sent,
            List<JsonNode> orders,
            Map<String, Map<String, BigDecimal>> counted,
            Map<String, Long> payable,
            MoneyCheck money)
            throws Exception {
        BookCheck.Counts counts = new BookCheck(coop.buyer(), stored, round, coop).check(sent);
        orders.forEach(side::check);
        money.receipts(orders, counted);
        long sum = payable.values().stream().mapToLong(Long::longValue).sum();
        money.charges(sum, payable.size(), steps.settlement());
        int repeats = orders.stream().mapToInt(side::repeats).sum();
        crashes.say("all is as it was answered: " + counts + ", webhook repeats " + repeats);
    }
}
