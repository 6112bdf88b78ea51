package coop.cobuy.bench;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Progress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;

/**
 * Pages over a large round: how long the shop and the buyer's demand page take and how much they
 * weigh, and what open live streams cost while orders flow.
 */
final class PagesMeasure {

    private static final int OFFERS = 10_000;
    private static final int SHEET_ROWS = 2_000;
    private static final int MEMBERS = 50;

    /** Of each member: a round of 100,000 lines. */
    private static final int LINES_EACH = 2_000;

    private static final int STREAMS = 500;

    /** How many pages of the shop are open, each in many browsers, and offers on each. */
    private static final int PAGES_SEEN = 20;

    private static final int PAGE = 24;
    private static final int WARM_UP = 300;
    private static final int TIMES = 200;
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final Duration BETWEEN_ORDERS = Duration.ofMillis(100);

    /** Clock ticks of the kernel in a second, as {@code /proc} counts processor time. */
    private static final double TICKS = 100;

    private static final String PASSWORD = "a password for measuring";

    private final LocalCobuy cobuy;
    private final Progress progress;
    private final Clock clock;
    private final HttpClient client = HttpClient.newHttpClient();

    PagesMeasure(LocalCobuy cobuy, Progress progress, Clock clock) {
        this.cobuy = cobuy;
        this.progress = progress;
        this.clock = clock;
    }

    void run() {
        DemoCoop coop =
                DemoCoop.found(
                        new Api(cobuy.aggregatorUrl(), cobuy.operatorToken()),
                        "Measured co-op",
                        PASSWORD);
        String sheet = OfferSheet.of("MEASURED", OFFERS);
        String[] rows = sheet.split("\n", -1);
        for (int from = 1; from < rows.length; from += SHEET_ROWS) {
            List<String> part =
                    Arrays.asList(rows).subList(from, Math.min(rows.length, from + SHEET_ROWS));
            coop.offers(rows[0] + "\n" + String.join("\n", part) + "\n");
        }
        List<OrderRequests.Orderer> members = OrderRequests.members(coop, MEMBERS);
        String token = members.getFirst().token();
        DemoCoop.Account buyer = coop.account("Bo Buyer", PASSWORD, "BUYER", Map.of());
        List<String> suppliers =
                coop.all("/api/v1/suppliers?limit=500").stream()
                        .map(supplier -> supplier.path("id").asText())
                        .toList();
        String round = coop.openRound("Large", suppliers, Duration.ofDays(1), clock, buyer.token());
        // As the shop's pages show them: by name.
        List<String> offers =
                coop.all("/api/v1/offers?limit=500").stream()
                        .sorted(Comparator.comparing(offer -> offer.path("name").asText()))
                        .map(offer -> offer.path("id").asText())
                        .toList();
        page("shop, first page", token, "/shop/" + round);
        page("shop, page 200", token, "/shop/" + round + "?page=200");
        page("shop, search", token, "/shop/" + round + "?q=offer+99");
        page("shop, one supplier", token, "/shop/" + round + "?supplier=MEASURED");
        page("shop, one category", token, "/shop/" + round + "?category=Category+7");
        page("what is open", token, "/shop");
        streams(token, round, members, offers);
        fill(round, members, offers);
        String demand = "/desk/rounds/" + round;
        page("buyer's demand, first page", buyer.token(), demand);
        page("buyer's demand, page 90", buyer.token(), demand + "?view=all&page=90");
        page("buyer's demand, search", buyer.token(), demand + "?view=all&q=offer+99");
    }

    /** Every member orders as many offers as an order may have lines. */
    private void fill(String round, List<OrderRequests.Orderer> members, List<String> offers) {
        for (int i = 0; i < members.size(); i++) {
            OrderRequests.Orderer who = members.get(i);
            StringBuilder lines = new StringBuilder();
            for (int k = 0; k < LINES_EACH; k++) {
                String offer = offers.get((i * LINES_EACH / 2 + k) % offers.size());
                lines.append(k == 0 ? "" : ",");
                lines.append("{\"offer\":\"").append(offer).append("\",\"quantity\":\"3\"}");
            }
            new Api(cobuy.aggregatorUrl(), who.token())
                    .send(
                            "PUT",
                            "/api/v1/rounds/" + round + "/orders/" + who.member(),
                            "{\"lines\":[" + lines + "]}",
                            "application/json",
                            Map.of("Idempotency-Key", "fill-" + i, "Prefer", "wait=30"));
        }
    }

    private void page(String what, String token, String path) {
        for (int i = 0; i < WARM_UP; i++) {
            fetch(token, path);
        }
        long[] micros = new long[TIMES];
        int bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            bytes = fetch(token, path);
            micros[i] = (System.nanoTime() - begun) / 1000;
        }
        Arrays.sort(micros);
        progress.print(
                String.format(
                        Locale.ROOT,
                        "%-28s p50 %6.1f ms  p99 %6.1f ms (target 300)  %6.1f kB compressed (target"
                                + " 300)",
                        what,
                        micros[TIMES / 2] / 1000.0,
                        micros[TIMES * 99 / 100] / 1000.0,
                        bytes / 1000.0));
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(URI.create(cobuy.aggregatorUrl() + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Encoding", "gzip");
    }

    private int fetch(String token, String path) {
        try {
            HttpResponse<byte[]> answer =
                    client.send(
                            request(token, path).header("Accept", "text/html,*/*;q=0.8").build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            boolean zipped =
                    answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
            if (answer.statusCode() != 200 || !zipped) {
                throw new IllegalStateException(path + ": " + answer.statusCode());
            }
            return answer.body().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /**
     * Processor time with the same orders, without streams and with them: the difference is theirs.
     */
    private void streams(
            String token, String round, List<OrderRequests.Orderer> members, List<String> offers) {
        List<String> seen = offers.subList(0, PAGES_SEEN * PAGE);
        // What is not warm yet would count against the first.
        order(round, members, seen, WATCHED);
        double without = busy(round, members, seen);
        LongAdder events = new LongAdder();
        List<CompletableFuture<?>> open = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            open.add(listen(token, round, i % PAGES_SEEN, events));
        }
        order(round, members, seen, SETTLED);
        long before = events.sum();
        double with = busy(round, members, seen);
        long told = events.sum() - before;
        open.forEach(stream -> stream.cancel(true));
        progress.print(
                String.format(
                        Locale.ROOT,
                        "%d open streams: %.3f of a core beside orders alone %.3f: %.3f (target"
                                + " 0.1), %d events in %d s",
                        STREAMS,
                        with,
                        without,
                        with - without,
                        told,
                        WATCHED.toSeconds()));
    }

    private CompletableFuture<?> listen(String token, String round, int page, LongAdder events) {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < PAGE; i++) {
            numbers.append(page * PAGE + i).append('.');
        }
        HttpRequest request =
                request(token, "/shop/" + round + "/live?o=" + numbers)
                        .header("Accept", "text/event-stream")
                        .build();
        return client.sendAsync(
                request,
                HttpResponse.BodyHandlers.ofByteArrayConsumer(
                        part -> part.ifPresent(bytes -> events.add(data(bytes)))));
    }

    private static int data(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8).split("data:", -1).length
                - 1;
    }

    /** How much of a core the aggregator-service takes while members order. */
    private double busy(String round, List<OrderRequests.Orderer> members, List<String> offers) {
        double begun = cpuSeconds();
        Instant start = clock.instant();
        order(round, members, offers, WATCHED);
        double passed = Duration.between(start, clock.instant()).toMillis() / 1000.0;
        return (cpuSeconds() - begun) / passed;
    }

    private double cpuSeconds() {
        long pid = cobuy.process("aggregator-service").orElseThrow().pid();
        try (InputStream in = Files.newInputStream(Path.of("/proc/" + pid + "/stat"))) {
            String stat = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ten orders a second, each of an offer that is on a page that somebody looks at. */
    private void order(
            String round,
            List<OrderRequests.Orderer> members,
            List<String> offers,
            Duration howLong) {
        Instant end = clock.instant().plus(howLong);
        Instant next = clock.instant();
        int count = 0;
        while (clock.instant().isBefore(end)) {
            OrderRequests.Orderer who = members.get(count % members.size());
            String body =
                    "{\"lines\":[{\"offer\":\"%s\",\"quantity\":\"%d\"}]}"
                            .formatted(offers.get(count * 7 % offers.size()), 1 + count % 5);
            new Api(cobuy.aggregatorUrl(), who.token())
                    .send(
                            "PUT",
                            "/api/v1/rounds/" + round + "/orders/" + who.member(),
                            body,
                            "application/json",
                            Map.of(
                                    "Idempotency-Key",
                                    new UUID(count, next.toEpochMilli()).toString()));
            count++;
            next = next.plus(BETWEEN_ORDERS);
            while (clock.instant().isBefore(next)) {
                LogLag.pause();
            }
        }
    }
}
