package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.local.Api;
import coop.cobuy.local.DemoCoop;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.local.Options;
import coop.cobuy.local.Progress;
import coop.cobuy.local.RoundSteps;
import coop.cobuy.servers.ChildProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Ends parts of a whole Cobuy as a crash would, while orders stream in and a round closes, and then
 * holds it to what it acknowledged. {@code deploy/test-faults} runs it; a failure is repeated by
 * its seed: {@code deploy/test-faults -Dcobuy.faults.seeds=17}.
 */
@Tag("faults")
class FaultsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PORT = 19_080;
    private static final int MEMBERS = 60;
    private static final int WRITERS = 6;
    private static final String PASSWORD = "a password for faults";
    private static final Duration STREAM = Duration.ofSeconds(5);
    private static final Duration AGAIN_LIMIT = Duration.ofMinutes(2);
    private static final Duration STEP_LIMIT = Duration.ofMinutes(2);
    private static final List<String> PARTS =
            List.of("aggregator-service", "supplier-adapter", "database", "broker");

    private static final Clock CLOCK = Clock.systemUTC();
    private static LocalCobuy cobuy;
    private static DemoCoop coop;
    private static Api buyer;
    private static Api bookkeeper;
    private static List<String> members;
    private static List<String> offers;
    private static List<String> suppliers;

    static IntStream seeds() {
        String given = System.getProperty("cobuy.faults.seeds", "");
        return given.isEmpty()
                ? IntStream.rangeClosed(1, 20)
                : Arrays.stream(given.split(",")).mapToInt(Integer::parseInt);
    }

    @BeforeAll
    static void startCobuy() {
        Path data = Path.of("target", "faults").toAbsolutePath();
        Options options =
                Options.parse(
                        List.of(
                                "--port",
                                Integer.toString(PORT),
                                "--data",
                                data.toString(),
                                "--no-demo"),
                        data);
        Progress progress = new Progress(System.out, CLOCK);
        cobuy = new LocalCobuy(options, progress, CLOCK);
        cobuy.start();
        coop =
                DemoCoop.found(
                        new Api(cobuy.aggregatorUrl(), cobuy.operatorToken()),
                        "Co-op that is ended " + CLOCK.instant(),
                        PASSWORD);
        coop.offers(OfferSheet.of("FAULTS", 30));
        StringBuilder rows = new StringBuilder("number,name,email,opening_balance,credit_limit\n");
        IntStream.range(0, MEMBERS)
                .forEach(i -> rows.append(i).append(",Member ").append(i).append(",,0,1000000\n"));
        coop.members(rows.toString());
        Map<String, JsonNode> limit = Map.of("approvalLimit", DemoCoop.euros(100_000_000));
        buyer = coop.api().as(coop.account("Bo Buyer", PASSWORD, "BUYER", limit).token());
        bookkeeper = coop.api().as(coop.account("Toni", PASSWORD, "BOOKKEEPER", Map.of()).token());
        members = List.copyOf(coop.memberIds().values());
        offers = ids("/api/v1/offers?limit=500");
        suppliers = ids("/api/v1/suppliers?limit=500");
    }

    private static List<String> ids(String path) {
        return coop.all(path).stream().map(item -> item.path("id").asText()).toList();
    }

    @AfterAll
    static void stopCobuy() {
        if (cobuy != null) {
            cobuy.close();
        }
    }

    /** An order that was sent, and what was answered in the end. */
    private record Sent(String member, ArrayNode lines, Api.Answer answer) {

        boolean isAcknowledged() {
            return answer.status() == 202 || answer.status() == 200;
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasAcknowledgedIsCountedOnceWhateverIsEnded(int seed) throws Exception {
        Random random = new Random(seed);
        String round =
                coop.openRound("Seed " + seed, suppliers, Duration.ofDays(1), CLOCK, token(buyer));
        RoundSteps steps = new RoundSteps(buyer, buyer, bookkeeper, round, STEP_LIMIT);
        List<Sent> sent = stream(round, steps, random);
        List<JsonNode> drafts = steps.awaitDrafts();
        checkBook(round, sent);
        settle(steps, drafts, random);
        JsonNode settlement = steps.settlement();
        assertTrue(settlement.path("agrees").asBoolean(), settlement.toPrettyString());
    }

    private static String token(Api api) {
        return api.token();
    }

    private List<Sent> stream(String round, RoundSteps steps, Random random) throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        List<Sent> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<List<Sent>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                long seed = random.nextLong();
                int writer = i;
                Callable<List<Sent>> work = () -> write(round, writer, new Random(seed), closed);
                writers.add(threads.submit(work));
            }
            Instant end = CLOCK.instant().plus(STREAM);
            int kills = 1 + random.nextInt(3);
            for (int i = 0; i < kills; i++) {
                park(Duration.ofMillis(300 + random.nextInt(1500)));
                end(PARTS.get(random.nextInt(PARTS.size())));
            }
            if (CLOCK.instant().isBefore(end)) {
                park(Duration.between(CLOCK.instant(), end));
            }
            closeWhateverHappens(round, steps, random);
            closed.set(true);
            for (Future<List<Sent>> writer : writers) {
                sent.addAll(writer.get());
            }
        }
        return sent;
    }

    private static void park(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }

    private static void end(String part) {
        cobuy.process(part).filter(ChildProcess::isAlive).ifPresent(ChildProcess::kill);
    }

    /** The request may be lost with the service: it is repeated until the round says so. */
    private void closeWhateverHappens(String round, RoundSteps steps, Random random) {
        boolean endedOnce = random.nextBoolean();
        ChildProcess.await(
                "the round to be closed",
                STEP_LIMIT,
                () -> {
                    String state = buyer.get("/api/v1/rounds/" + round).text("/state");
                    if (state.equals("OPEN")) {
                        try {
                            steps.close();
                        } catch (UncheckedIOException | Api.Failed e) {
                            return false;
                        }
                    }
                    return !state.equals("OPEN");
                });
        if (endedOnce) {
            end("aggregator-service");
        }
    }

    /** Each member belongs to one writer, so its orders are in the log in the order of sending. */
    private List<Sent> write(String round, int writer, Random random, AtomicBoolean closed) {
        List<Sent> sent = new ArrayList<>();
        for (int number = 0; ; number++) {
            boolean last = closed.get();
            String member = members.get(writer + WRITERS * random.nextInt(MEMBERS / WRITERS));
            ArrayNode lines = lines(random);
            sent.add(send(round, member, "w" + writer + "-" + number, lines));
            if (last) {
                return sent;
            }
        }
    }

    private ArrayNode lines(Random random) {
        ArrayNode lines = JSON.createArrayNode();
        int first = random.nextInt(offers.size());
        for (int i = 0; i < 3; i++) {
            lines.addObject()
                    .put("offer", offers.get((first + i) % offers.size()))
                    .put("quantity", Integer.toString(1 + random.nextInt(9)))
                    .put("tolerance", Integer.toString(random.nextInt(4)));
        }
        return lines;
    }

    /** As a client does that got no answer, or "unknown": again, with the same key. */
    private Sent send(String round, String member, String key, ArrayNode lines) {
        ObjectNode body = JSON.createObjectNode();
        body.set("lines", lines);
        Api.Answer[] answer = new Api.Answer[1];
        ChildProcess.await(
                "an answer to order " + key,
                AGAIN_LIMIT,
                () -> {
                    try {
                        answer[0] =
                                buyer.send(
                                        "PUT",
                                        "/api/v1/rounds/" + round + "/orders/" + member,
                                        body.toString(),
                                        "application/json",
                                        Map.of("Idempotency-Key", key));
                        return answer[0].status() < 500;
                    } catch (UncheckedIOException e) {
                        return false;
                    }
                });
        return new Sent(member, lines, answer[0]);
    }

    private void checkBook(String round, List<Sent> sent) {
        int acknowledged = 0;
        int accepted = 0;
        for (String member : members) {
            String path = "/api/v1/rounds/" + round + "/orders/" + member;
            ArrayNode stands = JSON.createArrayNode();
            boolean closed = false;
            for (Sent one : sent.stream().filter(s -> s.member().equals(member)).toList()) {
                if (!one.isAcknowledged()) {
                    assertEquals(409, one.answer().status(), one.answer().body().toString());
                    continue;
                }
                acknowledged++;
                JsonNode command = outcome(path, one.answer().text("/token"));
                if (command.path("status").asText().equals("ACCEPTED")) {
                    assertTrue(!closed, "an order counts after one that came too late: " + member);
                    stands = one.lines();
                    accepted++;
                } else {
                    assertEquals("ROUND_CLOSED", command.path("reason").asText());
                    closed = true;
                }
            }
            assertEquals(sorted(stands), sorted(linesOf(path)), "member " + member);
        }
        System.out.printf("  %d acknowledged, %d of them counted%n", acknowledged, accepted);
        assertTrue(acknowledged > 0, "nothing was acknowledged");
    }

    private JsonNode outcome(String path, String token) {
        JsonNode[] command = new JsonNode[1];
        ChildProcess.await(
                "the outcome of " + token,
                STEP_LIMIT,
                () -> {
                    command[0] = buyer.get(path + "?at=" + token).body().path("command");
                    return !command[0].path("status").asText().equals("PENDING");
                });
        return command[0];
    }

    private JsonNode linesOf(String path) {
        Api.Answer answer = buyer.send("GET", path, "", "application/json", Map.of());
        return answer.status() == 404 ? JSON.createArrayNode() : answer.body().path("lines");
    }

    private static List<String> sorted(JsonNode lines) {
        List<String> texts = new ArrayList<>();
        lines.forEach(
                line ->
                        texts.add(
                                line.path("offer").asText()
                                        + " "
                                        + line.path("quantity").asText()
                                        + " "
                                        + line.path("tolerance").asText()));
        return texts.stream().sorted().toList();
    }

    private void settle(RoundSteps steps, List<JsonNode> drafts, Random random) {
        for (JsonNode draft : drafts) {
            steps.approve(draft.path("id").asText());
        }
        for (JsonNode order : steps.orders()) {
            steps.receive(order, random.nextInt(4));
            String invoice = steps.enter(steps.invoice(order, 1_900));
            steps.accept(invoice);
            if (random.nextBoolean()) {
                end("aggregator-service");
            }
            steps.awaitSettled(invoice);
        }
    }
}
