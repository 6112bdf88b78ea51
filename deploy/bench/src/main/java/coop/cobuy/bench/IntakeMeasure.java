package coop.cobuy.bench;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Progress;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Orders of three lines over HTTP, as fast as they are acknowledged and then at a steady rate,
 * against an echo of the same body under the same load; generator, service, broker and database
 * share the machine.
 */
final class IntakeMeasure {

    private static final int CONNECTIONS = 64;
    private static final int MEMBERS = 2_000;

    /** Until the compilers of the virtual machines leave the two cores alone. */
    private static final Duration WARM_UP = Duration.ofSeconds(45);

    private static final Duration ECHO = Duration.ofSeconds(20);
    private static final Duration STEADY = Duration.ofSeconds(30);
    private static final double SUSTAINED_SHARE = 0.08;
    private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(10);

    private final LocalCobuy cobuy;
    private final Path folder;
    private final Progress progress;
    private final Clock clock;
    private final Duration burst;

    IntakeMeasure(LocalCobuy cobuy, Path folder, Progress progress, Clock clock, Duration burst) {
        this.cobuy = cobuy;
        this.folder = folder;
        this.progress = progress;
        this.clock = clock;
        this.burst = burst;
    }

    void run(int echoPort) {
        OrderRequests round = prepare();
        progress.say("echo of the same body …");
        HttpLoad.Result echo;
        try (EchoProcess process = new EchoProcess(folder, echoPort)) {
            HttpLoad load = new HttpLoad(process.port(), CONNECTIONS, clock);
            Supplier<Supplier<byte[]>> requests = () -> round.requests("/echo/");
            load.run(WARM_UP, null, requests, 200);
            echo = load.run(ECHO, null, requests, 200);
        }
        print("echo, as fast as it answers", echo, echo);
        HttpLoad load = new HttpLoad(port(cobuy.aggregatorUrl()), CONNECTIONS, clock);
        Supplier<Supplier<byte[]>> orders = round::requests;
        load.run(WARM_UP, null, orders, 202);
        try (LogLag lag = new LogLag(cobuy.surroundings().stores())) {
            HttpLoad.Result fast = load.run(burst, null, orders, 202);
            print("intake, burst of " + burst.toSeconds() + " s (target 0.35)", fast, echo);
            catchUp(lag);
            print(
                    "intake at half of that (target p99 < 100 ms)",
                    load.run(STEADY, fast.perSecond() / 2, orders, 202),
                    echo);
            catchUp(lag);
            sustained(load, orders, echo, lag);
        }
    }

    private void sustained(
            HttpLoad load, Supplier<Supplier<byte[]>> orders, HttpLoad.Result echo, LogLag lag) {
        double rate = echo.perSecond() * SUSTAINED_SHARE;
        CompletableFuture<HttpLoad.Result> running =
                CompletableFuture.supplyAsync(() -> load.run(STEADY, rate, orders, 202));
        long most = 0;
        while (!running.isDone()) {
            most = Math.max(most, lag.records());
            LogLag.pause();
        }
        print("intake, sustained (target 0.08, lag < 2 s)", running.join(), echo);
        progress.print(
                String.format(
                        Locale.ROOT,
                        "  largest lag while sustained: %d records, %.2f s of that rate",
                        most,
                        most / rate));
    }

    private void catchUp(LogLag lag) {
        Instant start = clock.instant();
        long begun = lag.records();
        lag.awaitNone(CATCH_UP_LIMIT);
        double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        progress.print(
                String.format(
                        Locale.ROOT,
                        "  applying caught up by itself: %d records in %.1f s",
                        begun,
                        seconds));
    }

    private void print(String what, HttpLoad.Result result, HttpLoad.Result echo) {
        progress.print(
                String.format(
                        Locale.ROOT,
                        "%-48s %8.0f/s  ratio %.3f  p50 %.1f ms  p99 %.1f ms  other answers %d",
                        what,
                        result.perSecond(),
                        result.perSecond() / echo.perSecond(),
                        result.millis(0.50),
                        result.millis(0.99),
                        result.other()));
    }

    private OrderRequests prepare() {
        DemoCoop coop =
                DemoCoop.found(
                        new Api(cobuy.aggregatorUrl(), cobuy.operatorToken()),
                        "Measured co-op",
                        "a password for measuring");
        coop.offers(OfferSheet.of("MEASURED", 60));
        List<OrderRequests.Orderer> members = OrderRequests.members(coop, MEMBERS);
        DemoCoop.Account buyer =
                coop.account("Bo Buyer", "a password for measuring", "BUYER", Map.of());
        List<String> suppliers =
                coop.all("/api/v1/suppliers?limit=500").stream()
                        .map(supplier -> supplier.path("id").asText())
                        .toList();
        String round = coop.openRound("Burst", suppliers, Duration.ofDays(1), clock, buyer.token());
        List<String> offers =
                coop.all("/api/v1/offers?limit=500").stream()
                        .map(offer -> offer.path("id").asText())
                        .toList();
        return new OrderRequests(round, members, offers);
    }

    private static int port(String url) {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }
}
