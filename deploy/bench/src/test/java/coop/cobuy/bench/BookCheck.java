package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import coop.cobuy.bench.OrderRequests.Orderer;
import coop.cobuy.bench.OrderStream.Sent;
import coop.cobuy.local.Api;
import coop.cobuy.servers.ChildProcess;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Holds a closed round to what it answered: every acknowledged order counts once, in the member's
 * order, in the demand and in the purchase orders, or its member was told why not; what was not
 * acknowledged counts nowhere.
 */
final class BookCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration APPLIED_LIMIT = Duration.ofMinutes(1);
    private static final int READERS = 4;

    private final Api api;
    private final StoredFacts stored;
    private final String round;
    private final FaultCoop coop;

    /** An order's lines by offer. */
    private record Wish(String quantity, String tolerance) {

        static Map<String, Wish> of(JsonNode lines, String quantity) {
            Map<String, Wish> wishes = new TreeMap<>();
            lines.forEach(
                    line -> {
                        Wish wish =
                                new Wish(
                                        line.path(quantity).asText(),
                                        line.path("tolerance").asText());
                        assertEquals(null, wishes.put(line.path("offer").asText(), wish));
                    });
            return wishes;
        }
    }

    /** How many orders were of which kind. */
    record Counts(int sent, int again, int accepted, int refused, int unacknowledged) {}

    BookCheck(Api api, StoredFacts stored, String round, FaultCoop coop) {
        this.api = api;
        this.stored = stored;
        this.round = round;
        this.coop = coop;
    }

    Counts check(List<Sent> sent) throws Exception {
        Map<Sent, JsonNode> outcomes = outcomes(sent);
        Map<String, Map<String, Wish>> standing = new HashMap<>();
        int refused = 0;
        for (Orderer member : coop.members()) {
            List<Sent> own = sent.stream().filter(one -> one.by().equals(member)).toList();
            List<Sent> late = own.stream().filter(one -> isRefused(outcomes, one)).toList();
            Map<String, Wish> stands = stands(own, outcomes);
            standing.put(member.member(), stands);
            assertEquals(
                    stands, Wish.of(linesOf(member), "quantity"), "order of " + member.member());
            assertEquals(stands, planned(member), "allotments of " + member.member());
            told(member, late, saysWhatStands(own, outcomes, stands));
            refused += late.size();
        }
        demand(standing);
        Counts counts = counts(sent, outcomes.size(), refused);
        assertEquals(outcomes.size(), stored.outcomes(round), "commands applied: " + counts);
        assertTrue(counts.accepted() > 0, counts.toString());
        return counts;
    }

    private static Counts counts(List<Sent> sent, int acknowledged, int refused) {
        return new Counts(
                sent.size(),
                sent.stream().mapToInt(Sent::again).sum(),
                acknowledged - refused,
                refused,
                sent.size() - acknowledged);
    }

    /** How a member whose order came too late is told what counts instead. */
    private static String saysWhatStands(
            List<Sent> own, Map<Sent, JsonNode> outcomes, Map<String, Wish> stands) {
        if (!stands.isEmpty()) {
            return "What you ordered before stands as it was.";
        }
        boolean ordered =
                own.stream()
                        .anyMatch(one -> outcomes.containsKey(one) && !isRefused(outcomes, one));
        return ordered ? "Your order stays withdrawn." : "You have no order in the round.";
    }

    private static boolean isRefused(Map<Sent, JsonNode> outcomes, Sent one) {
        return outcomes.containsKey(one)
                && outcomes.get(one).path("status").asText().equals("REFUSED");
    }

    /** What became of each acknowledged order, as the API tells it by the token that it gave. */
    private Map<Sent, JsonNode> outcomes(List<Sent> sent) throws Exception {
        Map<Sent, Future<JsonNode>> asked = new HashMap<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            for (Sent one : sent) {
                if (one.isAcknowledged()) {
                    Callable<JsonNode> question = () -> outcome(one);
                    asked.put(one, readers.submit(question));
                } else {
                    assertEquals("ROUND_CLOSED", one.answer().text("/code"), one.toString());
                }
            }
        }
        Map<Sent, JsonNode> outcomes = new HashMap<>();
        for (Map.Entry<Sent, Future<JsonNode>> one : asked.entrySet()) {
            outcomes.put(one.getKey(), one.getValue().get());
        }
        return outcomes;
    }

    private JsonNode outcome(Sent one) {
        AtomicReference<JsonNode> command = new AtomicReference<>();
        String path = path(one.by()) + "?at=" + one.token();
        Api own = api.as(one.by().token());
        ChildProcess.await(
                "the outcome of " + one,
                APPLIED_LIMIT,
                () -> {
                    command.set(own.get(path).body().path("command"));
                    return !command.get().path("status").asText().equals("PENDING");
                });
        return command.get();
    }

    private String path(Orderer member) {
        return "/api/v1/rounds/" + round + "/orders/" + member.member();
    }

    /** The last order that was accepted; none may be after one that came too late. */
    private static Map<String, Wish> stands(List<Sent> own, Map<Sent, JsonNode> outcomes) {
        ArrayNode stands = JSON.createArrayNode();
        boolean closed = false;
        for (Sent one : own) {
            JsonNode outcome = outcomes.get(one);
            if (outcome == null) {
                closed = true;
            } else if (outcome.path("status").asText().equals("ACCEPTED")) {
                assertFalse(closed, "counts after one that came too late: " + one);
                stands = one.lines();
            } else {
                assertEquals("ROUND_CLOSED", outcome.path("reason").asText(), one.toString());
                closed = true;
            }
        }
        return Wish.of(stands, "quantity");
    }

    private JsonNode linesOf(Orderer member) {
        Api own = api.as(member.token());
        Api.Answer answer = own.send("GET", path(member), "", "application/json", Map.of());
        return answer.status() == 404 ? JSON.createArrayNode() : answer.body().path("lines");
    }

    /** What the purchase orders count of the member, whatever it gets. */
    private Map<String, Wish> planned(Orderer member) {
        Map<String, Wish> planned = new TreeMap<>();
        JsonNode all =
                api.as(member.token())
                        .get("/api/v1/rounds/" + round + "/allotments/" + member.member())
                        .body();
        for (JsonNode order : all.path("orders")) {
            planned.putAll(Wish.of(order.path("allotments"), "asked"));
        }
        return planned;
    }

    /** One notice for each order that came too late, no more, and each says what stands. */
    private void told(Orderer member, List<Sent> late, String stands) {
        String prefix = "/api/v1/rounds/" + round + "/";
        List<JsonNode> notices = new ArrayList<>();
        JsonNode page = api.as(member.token()).get("/api/v1/notices?limit=500").body();
        for (JsonNode notice : page.path("items")) {
            if (notice.path("kind").asText().equals("order.refused")
                    && notice.path("link").asText().startsWith(prefix)) {
                notices.add(notice);
            }
        }
        assertEquals(late.size(), notices.size(), "told to " + member.member() + ": " + notices);
        for (JsonNode notice : notices) {
            String text = notice.path("text").asText();
            assertTrue(text.endsWith(" " + stands), text);
        }
    }

    private void demand(Map<String, Map<String, Wish>> standing) {
        Map<String, List<Wish>> byOffer =
                standing.values().stream()
                        .flatMap(wishes -> wishes.entrySet().stream())
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        JsonNode demand = api.get("/api/v1/rounds/" + round + "/demand").body();
        assertEquals(coop.offers().size(), demand.path("offers").size());
        for (JsonNode offer : demand.path("offers")) {
            String id = offer.path("offer").asText();
            List<Wish> wishes = byOffer.getOrDefault(id, List.of());
            assertEquals(sum(wishes, Wish::quantity), offer.path("units").asLong(), id);
            assertEquals(sum(wishes, Wish::tolerance), offer.path("tolerance").asLong(), id);
            assertEquals(wishes.size(), offer.path("members").asInt(), id);
        }
    }

    private static long sum(List<Wish> wishes, Function<Wish, String> amount) {
        return wishes.stream().map(amount).mapToLong(Long::parseLong).sum();
    }
}
