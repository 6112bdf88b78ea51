package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.WholeRound;
import coop.cobuy.aggregator.WholeRound.Course;
import coop.cobuy.aggregator.platform.KafkaSettings;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.log.Positions;
import coop.cobuy.log.Transactions;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands in the order tables is what the log says and nothing else: with the tables and the
 * positions gone, reading the log again makes the same book, from which the same drafts are made,
 * byte for byte. The whole application, a real broker and a real database.
 */
class ReplayTest {

    private static final int MEMBERS = 12;
    private static final int COMMANDS = 60;
    private static final int WITHDRAWN_EVERY = 12;
    private static final int LINES_MAX = 4;

    /** Made from the book, so gone with it. */
    private static final List<String> DRAFTED =
            List.of(
                    "allotment_arrival",
                    "allotment",
                    "purchase_order_line",
                    "purchase_order",
                    "purchase_order_sequence",
                    "drafting");

    private final Map<String, Object> properties = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();

    ReplayTest() {
        properties.putAll(new TestServers() {}.getProperties());
        properties.put("cobuy.loops.enabled", "true");
        properties.put("cobuy.orders.partitions", "3");
    }

    /** What rounds came to: rows of the order tables, and answers of the API as they came. */
    private record Came(
            List<String> book,
            SortedMap<String, String> drafts,
            long notices,
            List<String> audited) {}

    /** A round that somebody's orders were made in. */
    private record Lived(String buyer, String round) {}

    /** A round by each rule that needs more of the book than sums. */
    @Test
    void readingTheLogAgainGivesTheSameBookAndTheSameDraftsByteForByte() throws Exception {
        List<Lived> rounds = new ArrayList<>();
        Came first;
        SortedMap<Integer, Long> applied;
        try (EmbeddedServer server = start()) {
            WholeRound whole = server.getApplicationContext().getBean(WholeRound.class);
            for (String rule : List.of("EQUAL_AWARDS", "FIRST_COME", "LOTTERY")) {
                Course course = whole.coop(MEMBERS);
                String buyer = course.coop().buyer().token();
                rounds.add(new Lived(buyer, lived(server, course, buyer, rule)));
            }
            applied = call(server, connection -> Positions.read(connection, topic(server)));
            first = came(server, rounds);
        }
        assertFalse(first.book().isEmpty());
        assertTrue(first.audited().stream().anyMatch(entry -> entry.contains(": a slip")));
        assertEquals(2L * rounds.size(), first.drafts().size(), "orders and allotments");
        try (EmbeddedServer server = start(Map.of("cobuy.loops.enabled", "false"))) {
            drop(server);
            assertNotEquals(first, came(server, rounds));
        }
        try (EmbeddedServer server = start()) {
            WholeRound.await("the log to be read again", () -> isAt(server, applied));
            Api api = server.getApplicationContext().getBean(Api.class);
            for (Lived each : rounds) {
                String drafts = "/api/v1/rounds/" + each.round() + "/drafts";
                Answer drafted = api.post(each.buyer(), drafts, "");
                assertEquals(200, drafted.status(), drafted.json()::toString);
            }
            Came again = came(server, rounds);
            assertEquals(String.join("\n", first.book()), String.join("\n", again.book()));
            assertEquals(first.drafts(), again.drafts());
            assertEquals(first.notices(), again.notices(), "nobody is told again");
            assertEquals(first.audited(), again.audited());
        }
    }

    private EmbeddedServer start() {
        return start(Map.of());
    }

    private EmbeddedServer start(Map<String, Object> other) {
        Map<String, Object> all = new HashMap<>(properties);
        all.putAll(other);
        return ApplicationContext.run(EmbeddedServer.class, all, "test");
    }

    /** Orders, changes of mind, refusals, the cut and a correction after it; gives the round. */
    private static String lived(EmbeddedServer server, Course course, String buyer, String rule) {
        Api api = server.getApplicationContext().getBean(Api.class);
        String supplier = course.supplier(0);
        List<String> offers = new ArrayList<>();
        for (String sku : List.of("RICE", "OATS", "BEANS", "PEAS")) {
            offers.add(course.offer(supplier, sku, 5 + offers.size(), "1:1.00 50:0.90"));
        }
        String round = course.open(supplier, Map.of("allotment", rule));
        String orders = "/api/v1/rounds/" + round + "/orders/";
        Random random = new Random(rule.hashCode());
        for (int i = 0; i < COMMANDS; i++) {
            int member = random.nextInt(MEMBERS);
            String[] headers = {"Idempotency-Key", "history-" + i, "Prefer", "wait=30"};
            if (random.nextInt(WITHDRAWN_EVERY) == 0) {
                api.delete(buyer, orders + course.member(member), headers);
            } else {
                course.order(round, member, lines(offers, random));
            }
        }
        Map<String, Object> line = Map.of("offer", offers.getFirst(), "quantity", "9000000");
        Answer dear =
                api.put(
                        buyer,
                        orders + course.member(0),
                        Map.of("lines", List.of(line)),
                        "Idempotency-Key",
                        "too-dear",
                        "Prefer",
                        "wait=30");
        assertEquals("INSUFFICIENT_FUNDS", dear.text("/reason"), dear.json()::toString);
        course.drafted(round);
        Map<String, Object> slip = Map.of("offer", offers.getLast(), "quantity", "7");
        Answer corrected =
                api.post(
                        buyer,
                        orders + course.member(1) + "/corrections",
                        Map.of("reason", "a slip", "lines", List.of(slip)),
                        "Idempotency-Key",
                        "slip",
                        "Prefer",
                        "wait=30");
        assertEquals("ACCEPTED", corrected.text("/status"), corrected.json()::toString);
        api.post(buyer, "/api/v1/rounds/" + round + "/drafts", "");
        return round;
    }

    private static String[] lines(List<String> offers, Random random) {
        int first = random.nextInt(offers.size());
        String[] lines = new String[1 + random.nextInt(LINES_MAX)];
        for (int i = 0; i < lines.length; i++) {
            String offer = offers.get((first + i) % offers.size());
            lines[i] = offer + " " + (1 + random.nextInt(9)) + " " + random.nextInt(3);
        }
        return lines;
    }

    private Came came(EmbeddedServer server, List<Lived> rounds) throws Exception {
        List<String> book =
                call(
                        server,
                        connection -> {
                            List<String> rows = new ArrayList<>();
                            for (String table : OrderLogBed.DERIVED) {
                                OrderLogBed.dump(connection, table, rows);
                            }
                            return rows.stream().sorted().toList();
                        });
        SortedMap<String, String> drafts = new TreeMap<>();
        for (Lived each : rounds) {
            drafts(server, each, drafts);
        }
        long notices = call(server, connection -> count(connection, "notice"));
        return new Came(book, drafts, notices, call(server, ReplayTest::audited));
    }

    /** What the buyer did for members, by its entries in the audit log. */
    private static List<String> audited(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT HEX(id), at, action, subject, detail FROM audit_entry"
                                        + " WHERE action LIKE 'order.%' ORDER BY id")) {
            List<String> entries = new ArrayList<>();
            while (rows.next()) {
                List<String> entry = new ArrayList<>();
                for (int column = 1; column <= 5; column++) {
                    entry.add(rows.getString(column));
                }
                entries.add(String.join(" ", entry));
            }
            return entries;
        }
    }

    private void drafts(EmbeddedServer server, Lived of, SortedMap<String, String> drafts)
            throws IOException, InterruptedException {
        Api api = server.getApplicationContext().getBean(Api.class);
        String all = "/api/v1/purchase-orders?limit=500&round=" + of.round();
        for (JsonNode order : api.get(of.buyer(), all).json().path("items")) {
            String path = "/api/v1/purchase-orders/" + order.path("id").asText();
            drafts.put(path, raw(server, of.buyer(), path));
            String allotments = path + "/allotments?limit=500";
            drafts.put(allotments, raw(server, of.buyer(), allotments));
        }
    }

    /**
     * The bytes as they come, with the tag that names the content; without the number behind it,
     * which counts how often the row was written: a replay drafts once, people drafted twice.
     */
    private String raw(EmbeddedServer server, String token, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.getURI() + path))
                        .header("Authorization", "Bearer " + token)
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        String tag = answer.headers().firstValue("ETag").orElse("");
        return tag.replaceFirst("\\.[0-9]+\"$", "") + answer.body();
    }

    private static void drop(EmbeddedServer server) {
        List<String> tables = new ArrayList<>(OrderLogBed.DERIVED);
        tables.addAll(DRAFTED);
        tables.add("partition_position");
        call(
                server,
                connection -> {
                    try (Statement statement = connection.createStatement()) {
                        for (String table : tables) {
                            statement.executeUpdate("DELETE FROM " + table);
                        }
                        return true;
                    }
                });
    }

    private static boolean isAt(EmbeddedServer server, SortedMap<Integer, Long> applied) {
        SortedMap<Integer, Long> now =
                call(server, connection -> Positions.read(connection, topic(server)));
        return applied.entrySet().stream()
                .allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static String topic(EmbeddedServer server) {
        return server.getApplicationContext()
                .getBean(KafkaSettings.class)
                .topic(OrderCommand.TOPIC);
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static <T> T call(EmbeddedServer server, Transactions.Work<T> work) {
        try {
            return server.getApplicationContext().getBean(Transactions.class).call(work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
