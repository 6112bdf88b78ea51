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

/**
 * A large round from the log to the ledger: applying its orders, from the cut-off to drafts, and
 * from an accepted invoice to posted charges. The aggregator-service runs with a heap of 512 MB.
 */
final class RoundMeasure {

    private static final int OFFERS = 1_000;
    private static final int LINES_EACH = 10;
    private static final long SEED = 7;
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final String PASSWORD = "a password for measuring";

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
        settle(steps, drafts);
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

    private void settle(RoundSteps steps, List<JsonNode> drafts) {
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
            String id = steps.enter(invoice);
            start = clock.instant();
            steps.accept(id);
            steps.awaitSettled(id);
            say("invoice split and posted (target < 120 s)", since(start), "");
        }
        progress.print("  totals agree: " + steps.settlement().path("agrees"));
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
