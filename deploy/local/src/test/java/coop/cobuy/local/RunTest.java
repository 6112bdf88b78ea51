package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import coop.cobuy.servers.ChildProcess;
import coop.cobuy.servers.EmbeddedBroker;
import coop.cobuy.servers.EmbeddedDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code deploy/run} and {@code deploy/serve} as a person uses them, signals included. {@code
 * deploy/test-faults} runs it, after it has built what they start.
 */
@Tag("faults")
class RunTest {

    private static final Path ROOT = Path.of(System.getProperty("cobuy.root", "."));
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<String> PID_FILES =
            List.of(
                    "services/aggregator-service.pid",
                    "services/supplier-adapter.pid",
                    "broker/kafka.pid",
                    "database/mariadb.pid");

    @TempDir Path folder;

    private final List<Process> begun = new ArrayList<>();

    /** One command with its output in a file; the leader of a process group, as in a terminal. */
    private record Command(Process process, Path output) {

        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void awaitSaid(String sentence) {
            ChildProcess.await(
                    "it to say " + sentence,
                    LIMIT,
                    () -> {
                        assertTrue(process.isAlive() || said().contains(sentence), said());
                        return said().contains(sentence);
                    });
        }

        /** A signal to the whole group, as the terminal sends it. */
        void signalGroup(String signal) throws Exception {
            Process kill =
                    new ProcessBuilder("kill", "-" + signal, "--", "-" + process.pid()).start();
            assertEquals(0, kill.waitFor());
        }

        int awaitEnd() throws InterruptedException {
            assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), said());
            return process.exitValue();
        }
    }

    private Command begin(Map<String, String> environment, String script, String... words)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        command.add(ROOT.resolve("deploy").resolve(script).toString());
        command.addAll(List.of(words));
        Path output = folder.resolve(script + begun.size() + ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        begun.add(process);
        return new Command(process, output);
    }

    @AfterEach
    void endWhatIsLeft() throws IOException {
        begun.stream().filter(Process::isAlive).forEach(Process::destroy);
        for (Process process : begun) {
            process.onExit().join();
        }
        for (String file : PID_FILES) {
            Path path = folder.resolve("data").resolve(file);
            String name = String.valueOf(path.getFileName()).replace(".pid", "");
            ChildProcess.endLeftover(name, path.getParent());
        }
    }

    private static String port() {
        return Integer.toString(ChildProcess.freePorts(4));
    }

    private static List<Long> pids(Path data) throws IOException {
        List<Long> pids = new ArrayList<>();
        for (String file : PID_FILES) {
            String text = Files.readString(data.resolve(file));
            pids.add(Long.parseLong(text.substring(0, text.indexOf(' '))));
        }
        return pids;
    }

    private static boolean runs(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static int status(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    private static void assertRoundIsOpen(Path data) {
        JsonNode demo = Demo.read(data);
        String url = demo.path("aggregator").asText();
        String token = demo.path("accounts").path(0).path("token").asText();
        String round = "/api/v1/rounds/" + demo.path("round").asText();
        assertEquals("OPEN", new Api(url, token).get(round).text("/state"));
    }

    @Test
    void goesOnAfterItWasKilledAndEndsEverythingOnControlC() throws Exception {
        Path data = folder.resolve("data");
        String[] words = {"--port", port(), "--data", data.toString()};
        Command first = begin(Map.of(), "run", words);
        first.awaitSaid("ready. Ctrl-C stops everything.");
        assertRoundIsOpen(data);
        List<Long> left = pids(data);
        assertTrue(left.stream().allMatch(RunTest::runs));

        Command beside = begin(Map.of(), "run", words);
        assertEquals(1, beside.awaitEnd());
        assertTrue(beside.said().contains("another Cobuy runs on " + data), beside.said());

        first.process().destroyForcibly();
        first.awaitEnd();
        assertTrue(left.stream().allMatch(RunTest::runs), "children outlive a killed launcher");

        Command second = begin(Map.of(), "run", words);
        second.awaitSaid("ready. Ctrl-C stops everything.");
        assertTrue(second.said().contains("left running"), second.said());
        assertTrue(second.said().contains("demo: there already"), second.said());
        assertTrue(left.stream().noneMatch(RunTest::runs));
        assertRoundIsOpen(data);

        List<Long> children = pids(data);
        second.signalGroup("INT");
        assertEquals(130, second.awaitEnd(), second.said());
        assertTrue(children.stream().noneMatch(RunTest::runs));
        assertTrue(PID_FILES.stream().noneMatch(file -> Files.exists(data.resolve(file))));
        assertFalse(second.said().contains("starting it again"), second.said());
    }

    @Test
    void tellsAWholeRoundWhoseTotalsAgree() throws Exception {
        Path data = folder.resolve("data");
        Command story =
                begin(Map.of(), "run", "--story", "--port", port(), "--data", data.toString());
        assertEquals(0, story.awaitEnd(), story.said());
        assertTrue(story.said().contains("the totals agree"), story.said());
    }

    /**
     * Each by its own way, files and feed: answered after 2 s, on its way after 10. Both orders are
     * changed as soon as they are approved, so what comes is what stands.
     */
    @Test
    void playsSuppliersWhoAnswerAndDespatchWhatStands() throws Exception {
        Path data = folder.resolve("data");
        Command run =
                begin(Map.of(), "run", "--suppliers", "--port", port(), "--data", data.toString());
        run.awaitSaid("both suppliers are played");
        JsonNode demo = Demo.read(data);
        Api buyer = as(demo, "Bo Buyer");
        RoundSteps steps =
                new RoundSteps(
                        buyer,
                        as(demo, "Kim Second-Buyer"),
                        as(demo, "Toni Bookkeeper"),
                        demo.path("round").asText(),
                        LIMIT);
        Api ada = as(demo, "Ada Acker");
        ArrayNode lines = new ObjectMapper().createArrayNode();
        for (String sku : List.of("MF-101", "VD-101")) {
            lines.addObject().put("offer", offer(buyer, sku)).put("quantity", "20");
        }
        String member = ada.get("/api/v1/me").text("/member");
        Api.Answer ordered = steps.order(ada, member, "played", lines);
        assertEquals("ACCEPTED", ordered.text("/status"), ordered.body()::toString);
        steps.close();
        List<JsonNode> orders = steps.awaitDrafts();
        assertEquals(2, orders.size());
        for (JsonNode order : orders) {
            assertEquals("APPROVED", steps.approve(order.path("id").asText()));
            oneCase(buyer, order);
        }
        for (JsonNode order : orders) {
            String path = "/api/v1/purchase-orders/" + order.path("id").asText();
            ChildProcess.await(
                    path + " to be despatched",
                    LIMIT,
                    () -> buyer.get(path).body().at("/shipping/advices").size() == 1);
            JsonNode now = buyer.get(path).body();
            assertEquals("ACCEPTED", now.at("/changes/0/verdict").asText(), now::toString);
            assertEquals(1, now.at("/lines/0/cases").asInt(), now::toString);
            assertEquals(
                    now.at("/lines/0/units").asText(),
                    now.at("/shipping/lines/0/shipped").asText(),
                    now::toString);
        }
        run.signalGroup("INT");
        assertEquals(130, run.awaitEnd(), run.said());
    }

    private static void oneCase(Api buyer, JsonNode order) {
        String path = "/api/v1/purchase-orders/" + order.path("id").asText();
        String tag = buyer.get(path).headers().firstValue("ETag").orElseThrow();
        String body =
                """
                {"reason":"there is little room","lines":[{"offer":"%s","cases":1}]}
                """
                        .formatted(order.at("/lines/0/offer").asText());
        Api.Answer changed = buyer.post(path + "/changes", body, Map.of("If-Match", tag));
        assertEquals(1, changed.body().path("revision").asInt(), changed.body()::toString);
    }

    private static Api as(JsonNode demo, String name) {
        for (JsonNode account : demo.path("accounts")) {
            if (account.path("name").asText().equals(name)) {
                return new Api(demo.path("aggregator").asText(), account.path("token").asText());
            }
        }
        throw new AssertionError("no account of " + name);
    }

    private static String offer(Api buyer, String sku) {
        for (JsonNode offer : DemoCoop.of(buyer, "", "").all("/api/v1/offers?limit=500")) {
            if (offer.path("sku").asText().equals(sku)) {
                return offer.path("id").asText();
            }
        }
        throw new AssertionError("no offer " + sku);
    }

    @Test
    void usesServersOfOnesOwnAndLeavesThemRunning() throws Exception {
        Path data = folder.resolve("data");
        try (EmbeddedDatabase database =
                        EmbeddedDatabase.start(
                                folder.resolve("own-database"),
                                ChildProcess.freePort(),
                                List.of());
                EmbeddedBroker broker =
                        EmbeddedBroker.start(
                                folder.resolve("own-broker"), ChildProcess.freePort())) {
            Map<String, String> account =
                    Map.of(
                            "COBUY_DATABASE_USER",
                            EmbeddedDatabase.USER,
                            "COBUY_DATABASE_PASSWORD",
                            database.password());
            Command run =
                    begin(
                            account,
                            "run",
                            "--no-demo",
                            "--port",
                            port(),
                            "--data",
                            data.toString(),
                            "--database-url",
                            database.url(""),
                            "--kafka",
                            broker.bootstrapServers());
            run.awaitSaid("ready. Ctrl-C stops everything.");
            try (Stream<Path> entries = Files.list(data)) {
                assertEquals(
                        List.of(".lock", "operator-token", "secrets-key", "services"),
                        entries.map(path -> String.valueOf(path.getFileName())).sorted().toList());
            }
            run.process().destroy();
            assertEquals(143, run.awaitEnd());
            assertTrue(database.process().isAlive() && broker.process().isAlive());
            serveOne(account, database, broker);
        }
    }

    private void serveOne(
            Map<String, String> account, EmbeddedDatabase database, EmbeddedBroker broker)
            throws Exception {
        String port = port();
        Map<String, String> environment = new java.util.HashMap<>(account);
        environment.put("COBUY_PORT", port);
        environment.put("COBUY_KAFKA", broker.bootstrapServers());
        environment.put("COBUY_DATABASE_URL", database.url(Surroundings.AGGREGATOR_DATABASE));
        Command served = begin(environment, "serve", "aggregator-service");
        served.awaitSaid("Startup completed");
        String url = "http://127.0.0.1:" + port;
        ChildProcess.await(
                "readiness",
                LIMIT,
                () -> {
                    try {
                        return status(url + "/health/readiness") == 200;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        assertEquals(401, status(url + "/api/v1/me"));
        served.process().destroy();
        assertEquals(143, served.awaitEnd());
        assertEquals(2, begin(environment, "serve", "storefront").awaitEnd());
    }
}
