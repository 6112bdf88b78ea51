package coop.cobuy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Progress;
import coop.cobuy.local.RoundSteps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A large round from the log to the ledger: applying its orders, from the cut-off to drafts, and
 * from an accepted invoice to posted charges, while orders for another round go on coming in. The
 * aggregator-service runs with a heap of 512 MB.
 */
final class RoundMeasure {

    private static final int OFFERS = 1_000;
    private static final int LINES_EACH = 10;
    private static final long SEED = 7;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String PASSWORD = "a password for measuring";
    private static final int MEMBERS_BESIDE = 2_000;
    private static final int CONNECTIONS = 64;

    /** A quarter of what intake sustains on two cores. */
    private static final double BESIDE_PER_SECOND = 300;

    /** So long nobody looks at the times: until here the log was written to, not the API. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);

    private static final Duration BESIDE_ALONE = Duration.ofSeconds(20);

    private final LocalCobuy cobuy;
    private final Progress progress;
    private final Clock clock;
    private final int members;

    RoundMeasure(LocalCobuy cobuy, Progress progress, Clock clock, int members) {
        this.cobuy = cobuy;
        this.progress = progress;
        this.clock = clock;
        this.members = members;
    }

    void run() {
        DemoCoop coop =
                DemoCoop.found(
                        new Api(cobuy.aggregatorUrl(), cobuy.operatorToken()),
                        "Measured co-op",
                        PASSWORD);
        coop.offers(OfferSheet.of("MEASURED", OFFERS));
        Map<String, JsonNode> limit = Map.of("approvalLimit", DemoCoop.euros(1_000_000_000_00L));
        DemoCoop.Account buyer = coop.account("Bo Buyer", PASSWORD, "BUYER", limit);
        DemoCoop.Account bookkeeper = coop.account("Toni", PASSWORD, "BOOKKEEPER", Map.of());
        List<String> suppliers = ids(coop, "/api/v1/suppliers?limit=500");
        String round = coop.openRound("Large", suppliers, Duration.ofDays(1), clock, buyer.token());
        apply(coop, buyer, round, ids(coop, "/api/v1/offers?limit=500"));
        Api buying = coop.api().as(buyer.token());
        RoundSteps steps =
                new RoundSteps(buying, buying, coop.api().as(bookkeeper.token()), round, LIMIT);
        Instant start = clock.instant();
        steps.close();
        List<JsonNode> drafts = steps.awaitDrafts();
        say("cut-off to drafts (target < 30 s)", since(start), drafts.size() + " purchase orders");
        OrderRequests beside = beside(coop, buyer, suppliers);
        try (LogLag lag = new LogLag(cobuy.surroundings().stores())) {
            HttpLoad load = new HttpLoad(port(), CONNECTIONS, clock);
            settle(steps, drafts, new SteadyIntake(load, beside, lag, BESIDE_PER_SECOND, clock));
        }
    }

    /** Another round that stays open, and members who order in it. */
    private OrderRequests beside(DemoCoop coop, DemoCoop.Account buyer, List<String> suppliers) {
        List<OrderRequests.Orderer> members = OrderRequests.members(coop, MEMBERS_BESIDE);
        String round =
                coop.openRound("Beside", suppliers, Duration.ofDays(1), clock, buyer.token());
        return new OrderRequests(round, members, ids(coop, "/api/v1/offers?limit=500"));
    }

    private int port() {
        String url = cobuy.aggregatorUrl();
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    private void apply(DemoCoop coop, DemoCoop.Account buyer, String round, List<String> offers) {
        String account = coop.api().as(buyer.token()).get("/api/v1/me").text("/account");
        OrderFlood flood =
                new OrderFlood(
                        cobuy.surroundings().stores().kafka(),
                        UUID.fromString(coop.id()),
                        UUID.fromString(account),
                        SEED);
        try (LogLag lag = new LogLag(cobuy.surroundings().stores())) {
            Instant start = clock.instant();
            flood.write(
                    UUID.fromString(round),
                    offers.stream().map(UUID::fromString).toList(),
                    members,
                    LINES_EACH);
            lag.awaitNone(LIMIT);
            double seconds = since(start);
            say("applying", seconds, perSecond(members, seconds) + " orders/s");
            double plain =
                    new PlainInserts(cobuy.surroundings().stores(), clock)
                            .seconds(UUID.fromString(round));
            say(
                    "plain multi-row inserts of the same rows",
                    plain,
                    perSecond(members, plain) + " orders/s");
            progress.print(
                    String.format(
                            Locale.ROOT,
                            "  applying reaches %.2f of the rate of plain inserts (target 0.5)",
                            plain / seconds));
        }
    }

    private void settle(RoundSteps steps, List<JsonNode> drafts, SteadyIntake beside) {
        for (JsonNode draft : drafts) {
            Instant start = clock.instant();
            steps.approve(draft.path("id").asText());
            say("approving " + draft.path("number").asText(), since(start), "");
        }
        for (JsonNode order : steps.orders()) {
            Instant start = clock.instant();
            steps.receive(order, 0);
            say("receiving " + order.path("number").asText(), since(start), "");
            ObjectNode invoice = steps.invoice(order, 10_000);
            Instant warm = clock.instant().plus(WARM_UP);
            beside.run(() -> clock.instant().isBefore(warm));
            Instant alone = clock.instant().plus(BESIDE_ALONE);
            say("intake beside nothing", beside.run(() -> clock.instant().isBefore(alone)));
            post(steps, invoice, beside);
        }
        progress.print("  totals agree: " + steps.settlement().path("agrees"));
    }

    private void post(RoundSteps steps, ObjectNode invoice, SteadyIntake beside) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Double> posting = threads.submit(() -> posted(steps, invoice));
            SteadyIntake.Seen seen = beside.run(() -> !posting.isDone());
            say("invoice split and posted (target < 120 s)", posting.get(), "");
            say("intake beside it (target p99 < 100 ms, lag < 2 s)", seen);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the invoice was not settled", e);
        }
    }

    /** From its arrival: an invoice that matches accepts itself. */
    private double posted(RoundSteps steps, ObjectNode invoice) {
        Instant start = clock.instant();
        String id = steps.enter(invoice);
        steps.accept(id);
        steps.awaitSettled(id);
        return since(start);
    }

    private void say(String what, SteadyIntake.Seen seen) {
        progress.print(
                String.format(
                        Locale.ROOT,
                        "  %-48s %5.0f/s  p50 %.1f ms  p99 %.1f ms  lag %.2f s  other answers %d",
                        what,
                        seen.result().perSecond(),
                        seen.result().millis(0.50),
                        seen.result().millis(0.99),
                        seen.lag().toMillis() / 1000.0,
                        seen.result().other()));
    }

    private static List<String> ids(DemoCoop coop, String path) {
        return coop.all(path).stream().map(item -> item.path("id").asText()).toList();
    }

    private double since(Instant start) {
        return Duration.between(start, clock.instant()).toMillis() / 1000.0;
    }

    private static String perSecond(int orders, double seconds) {
        return String.format(Locale.ROOT, "%.0f", orders / seconds);
    }

    private void say(String what, double seconds, String more) {
        progress.print(String.format(Locale.ROOT, "%-45s %7.2f s  %s", what, seconds, more));
    }
}
