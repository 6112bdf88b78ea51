package coop.cobuy.aggregator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A co-op's round from the price list to the members' statements, over HTTP alone and with all
 * loops at work: what members ask for, get, pay and are told is what the API says of it.
 */
@Singleton
public final class WholeRound {

    private static final Set<String> NUMBERS = Set.of("minimumCases", "unitWeightGrams");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Api api;
    private final Fixtures fixtures;

    WholeRound(Api api, Fixtures fixtures) {
        this.api = api;
        this.fixtures = fixtures;
    }

    /** A co-op of its own with so many members of plenty of credit. */
    public Course coop(int members) {
        return new Course(this, fixtures.coop(), members);
    }

    /** Waits until something is so. */
    public static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), what);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    /** What happens in one co-op, step by step. */
    public static final class Course {

        private final Api api;
        private final Fixtures fixtures;
        private final TestCoop coop;
        private final String buyer;
        private final List<String> members = new ArrayList<>();
        private int count;

        private Course(WholeRound by, TestCoop coop, int memberCount) {
            this.api = by.api;
            this.fixtures = by.fixtures;
            this.coop = coop;
            this.buyer = by.fixtures.buyer(coop.id(), 1_000_000_000).token();
            StringBuilder file = new StringBuilder("number,name\n");
            for (int i = 0; i < memberCount; i++) {
                file.append("%03d,Household %d%n".formatted(i, i));
            }
            String path = "/api/v1/members/import?constants=credit_limit=1000000.00";
            String token = coop.administrator().token();
            Answer made = api.post(token, path, file.toString(), "Content-Type", "text/csv");
            assertEquals(memberCount, made.json().path("created").asInt(), made.json()::toString);
            Map<String, String> byNumber = new HashMap<>();
            api.get(token, "/api/v1/members?limit=100")
                    .json()
                    .path("items")
                    .forEach(m -> byNumber.put(m.path("number").asText(), m.path("id").asText()));
            for (int i = 0; i < memberCount; i++) {
                members.add(byNumber.get("%03d".formatted(i)));
            }
        }

        public TestCoop coop() {
            return coop;
        }

        /** The id of a member, by its number from 0. */
        public String member(int number) {
            return members.get(number);
        }

        /** A supplier that takes orders from so many cents on. */
        public String supplier(long minimumMinor) {
            return supplier(minimumMinor, Map.of());
        }

        /** The same with more fields. */
        public String supplier(long minimumMinor, Map<String, ?> fields) {
            Map<String, Object> body = new HashMap<>(fields);
            body.put("code", "S-" + ++count);
            body.put("name", "Supplier");
            body.put("minimumOrder", Map.of("minor", minimumMinor, "currency", "EUR"));
            return made("/api/v1/suppliers", body);
        }

        /** Why a member pays so much of the freight. */
        public String freightReason(String round, int member) {
            for (JsonNode line : statement(round, member).at("/invoices/0/lines")) {
                if (line.path("component").asText().equals("FREIGHT")) {
                    return line.path("reason").asText();
                }
            }
            return "";
        }

        /** An offer without VAT, in pieces; prices as {@code "1:1.00 50:0.90"}. */
        public String offer(
                String supplier, String sku, int perCase, String prices, String... fields) {
            Map<String, Object> body = new HashMap<>();
            body.put("supplier", supplier);
            body.put("sku", sku);
            body.put("name", "Name of " + sku);
            body.put("unit", "C62");
            body.put("unitsPerCase", String.valueOf(perCase));
            List<Map<String, String>> breaks = new ArrayList<>();
            for (String each : prices.split(" ")) {
                String[] parts = each.split(":");
                breaks.add(Map.of("from", parts[0], "price", parts[1]));
            }
            body.put("priceBreaks", breaks);
            body.put("vatPercent", "0.00");
            body.put("referencePrice", "9.00");
            for (int i = 0; i < fields.length; i += 2) {
                boolean number = NUMBERS.contains(fields[i]);
                body.put(fields[i], number ? Long.valueOf(fields[i + 1]) : fields[i + 1]);
            }
            return made("/api/v1/offers", body);
        }

        /** A round that takes orders for all that the supplier offers. */
        public String open(String supplier, Map<String, ?> rules) {
            String round = plan(supplier, rules);
            step(round, "opening", "OPEN");
            return round;
        }

        /** The same with a completion phase. */
        public String openCompleting(String supplier, Map<String, ?> rules) {
            String end = Instant.now().plus(Duration.ofDays(3)).toString();
            String round = made("/api/v1/rounds", planned(supplier, rules, "completionEnd", end));
            step(round, "opening", "OPEN");
            return round;
        }

        /** A round with classes of members. */
        public String openServing(String supplier, List<Map<String, Object>> priorities) {
            Map<String, Object> body = planned(supplier, Map.of());
            body.put("priorities", priorities);
            String round = made("/api/v1/rounds", body);
            step(round, "opening", "OPEN");
            return round;
        }

        /** Calls a round off and waits until every partition knows. */
        public void cancel(String round) {
            String path = "/api/v1/rounds/" + round;
            assertEquals(202, post(path + "/cancellation", Map.of("reason", "off")).status());
            await("cancelled", () -> get(path).text("/state").equals("CANCELLED"));
        }

        /** A round that opens by a step. */
        public String plan(String supplier, Map<String, ?> rules) {
            return made("/api/v1/rounds", planned(supplier, rules));
        }

        private Map<String, Object> planned(
                String supplier, Map<String, ?> rules, String... fields) {
            Map<String, Object> body = new HashMap<>();
            body.put("name", "Round " + ++count);
            body.put("suppliers", List.of(supplier));
            body.put("opening", Instant.now().plus(Duration.ofDays(1)).toString());
            body.put("cutOff", Instant.now().plus(Duration.ofDays(2)).toString());
            body.put("rules", rules);
            for (int i = 0; i < fields.length; i += 2) {
                body.put(fields[i], fields[i + 1]);
            }
            return body;
        }

        /** Takes a step by hand and waits until it is done everywhere. */
        public void step(String round, String step, String state) {
            Answer answer = api.post(buyer, "/api/v1/rounds/" + round + "/" + step, "{}");
            assertEquals(202, answer.status(), answer.json()::toString);
            await(
                    step,
                    () -> {
                        String now = get("/api/v1/rounds/" + round).text("/state");
                        return now.equals(state)
                                || (state.equals("FROZEN") && now.equals("ORDERED"));
                    });
        }

        /** Places a member's whole order: {@code "offer quantity [tolerance [limit|all]]"} each. */
        public Answer order(String round, int member, String... lines) {
            Answer answer = asked(round, member, lines);
            assertEquals("ACCEPTED", answer.text("/status"), answer.json()::toString);
            return answer;
        }

        /** The same, whatever the answer is. */
        public Answer asked(String round, int member, String... lines) {
            List<Map<String, Object>> asked = new ArrayList<>();
            for (String line : lines) {
                String[] parts = line.split(" ");
                Map<String, Object> each = new HashMap<>();
                each.put("offer", parts[0]);
                each.put("quantity", parts[1]);
                each.put("tolerance", parts.length > 2 ? parts[2] : "0");
                if (parts.length > 3 && parts[3].equals("all")) {
                    each.put("allOrNothing", true);
                } else if (parts.length > 3) {
                    each.put("maxUnitPrice", parts[3]);
                }
                asked.add(each);
            }
            return api.put(
                    buyer,
                    "/api/v1/rounds/" + round + "/orders/" + member(member),
                    Map.of("lines", asked),
                    "Idempotency-Key",
                    "key-" + ++count,
                    "Prefer",
                    "wait=30");
        }

        /** Closes the round and waits for its drafts; the only purchase order's path. */
        public String drafted(String round) {
            step(round, "closing", "FROZEN");
            String list = "/api/v1/purchase-orders?round=" + round;
            await("drafts", () -> !get(list).json().path("items").isEmpty());
            assertEquals(1, get(list).json().path("items").size());
            return "/api/v1/purchase-orders/" + get(list).text("/items/0/id");
        }

        /** Approves a draft as it is. */
        public void approve(String order) {
            String tag = get(order).headers().firstValue("ETag").orElseThrow();
            Answer answer = post(order + "/approval", "", "If-Match", tag);
            assertEquals("APPROVED", answer.text("/state"), answer.json()::toString);
        }

        /** Books what came: {@code "offer units [kg]"} each; the last receipt. */
        public void receive(String order, String... lines) {
            List<Map<String, String>> came = new ArrayList<>();
            for (String line : lines) {
                String[] parts = line.split(" ");
                Map<String, String> each = new HashMap<>();
                each.put("offer", parts[0]);
                each.put("units", parts[1]);
                if (parts.length > 2) {
                    each.put("weightKg", parts[2]);
                }
                came.add(each);
            }
            Map<String, Object> body = Map.of("lines", came, "final", true);
            Answer answer = post(order + "/receipts", body, "Idempotency-Key", "r" + ++count);
            assertEquals("CLOSED", answer.text("/state"), answer.json()::toString);
        }

        /**
         * Enters and accepts an invoice of {@code "sku units price net [vat [kind [unit]]]"} lines
         * and freight; a line {@code "ROUNDING amount"} rounds the whole.
         */
        public String invoice(String order, String freight, String... lines) {
            Answer entered = enter(order, "R-" + ++count, null, freight, lines);
            assertEquals("MATCHED", entered.text("/state"), entered.json()::toPrettyString);
            return accepted(entered);
        }

        /** Accepts an invoice and waits until it is settled. */
        public String accepted(Answer entered) {
            String path = "/api/v1/invoices/" + entered.text("/id");
            String token = coop.bookkeeper().token();
            Answer answer = api.post(token, path + "/acceptance", "{\"reason\": \"as agreed\"}");
            assertEquals("ACCEPTED", answer.text("/state"), answer.json()::toPrettyString);
            String round = get("/api/v1/purchase-orders/" + order(answer)).text("/round");
            await(
                    "settlement",
                    () -> {
                        JsonNode settled = settlement(round).at("/orders/0/invoices");
                        for (JsonNode each : settled) {
                            if (each.path("invoice").asText().equals(entered.text("/id"))) {
                                return each.hasNonNull("settledAt");
                            }
                        }
                        return false;
                    });
            assertTrue(settlement(round).path("agrees").asBoolean(), "settlement adds up");
            return entered.text("/id");
        }

        private static String order(Answer invoice) {
            return invoice.text("/purchaseOrder");
        }

        /** Enters an invoice, or a credit note to one. */
        public Answer enter(
                String order, String number, String credited, String freight, String... lines) {
            List<Map<String, String>> billed = new ArrayList<>();
            BigDecimal payable = new BigDecimal(freight);
            Map<String, BigDecimal> bases = new HashMap<>();
            String rounding = null;
            for (String line : lines) {
                String[] parts = line.split(" ");
                if (parts[0].equals("ROUNDING")) {
                    rounding = parts[1];
                    payable = payable.add(new BigDecimal(rounding));
                    continue;
                }
                billed.add(billed(parts));
                BigDecimal net = new BigDecimal(parts[3]);
                payable = payable.add(net);
                bases.merge(parts.length > 4 ? parts[4] : "0.00", net, BigDecimal::add);
            }
            for (Map.Entry<String, BigDecimal> base : bases.entrySet()) {
                BigDecimal percent = new BigDecimal(base.getKey()).movePointLeft(2);
                BigDecimal vat = base.getValue().multiply(percent);
                payable = payable.add(vat.setScale(2, RoundingMode.HALF_UP));
            }
            Map<String, Object> body = new HashMap<>();
            body.put("number", number);
            body.put("orderNumber", get(order).text("/number"));
            body.put("currency", "EUR");
            body.put("issuedOn", "2026-11-20");
            body.put("lines", billed);
            if (new BigDecimal(freight).signum() != 0) {
                body.put(
                        "charges",
                        List.of(Map.of("text", "Freight", "net", freight, "vatPercent", "0.00")));
            }
            if (credited != null) {
                body.put("credit", true);
                body.put("creditedNumber", credited);
            }
            if (rounding != null) {
                body.put("rounding", rounding);
            }
            body.put("payable", payable.toPlainString());
            Answer answer = api.post(coop.bookkeeper().token(), "/api/v1/invoices", body);
            assertEquals(201, answer.status(), answer.json()::toPrettyString);
            return answer;
        }

        private static Map<String, String> billed(String[] parts) {
            Map<String, String> line = new HashMap<>();
            line.put("sku", parts[0]);
            line.put("units", parts[1]);
            line.put("unitPrice", parts[2]);
            line.put("net", parts[3]);
            line.put("vatPercent", parts.length > 4 ? parts[4] : "0.00");
            line.put("kind", parts.length > 5 ? parts[5] : "GOODS");
            if (parts.length > 6) {
                line.put("unit", parts[6]);
            }
            return line;
        }

        public JsonNode settlement(String round) {
            return get("/api/v1/rounds/" + round + "/settlement").json();
        }

        /** What of an order stands in a round: {@code "quantity"} of its lines by offer. */
        public Map<String, String> standing(String round, int member) {
            Answer answer = get("/api/v1/rounds/" + round + "/orders/" + member(member));
            Map<String, String> lines = new HashMap<>();
            answer.json()
                    .path("lines")
                    .forEach(
                            line ->
                                    lines.put(
                                            line.path("offer").asText(),
                                            line.path("quantity").asText()));
            return lines;
        }

        /** How often a member was told something of a kind. */
        public long told(int member, String kind) {
            MemberId id = MemberId.parse(member(member));
            String token = fixtures.personFor(coop.id(), id).token();
            return api
                    .get(token, "/api/v1/notices?limit=100")
                    .json()
                    .path("items")
                    .findValuesAsText("kind")
                    .stream()
                    .filter(kind::equals)
                    .count();
        }

        /** What a member was charged in a round. */
        public JsonNode statement(String round, int member) {
            String path = "/api/v1/members/" + member(member) + "/statement?round=" + round;
            JsonNode statement = api.get(coop.bookkeeper().token(), path).json();
            assertTrue(statement.path("agrees").asBoolean(), statement::toPrettyString);
            return statement;
        }

        /** The net of all members' goods, in the order of their numbers, in cents. */
        public List<Long> goods(String round) {
            return all(round, "/totals/goods/minor");
        }

        /** A number of all members' statements. */
        public List<Long> all(String round, String pointer) {
            List<Long> amounts = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                amounts.add(statement(round, i).at(pointer).asLong());
            }
            return amounts;
        }

        /** The planned allotments of the members' only lines, in the order of their numbers. */
        public List<String> allotted(String round) {
            List<String> units = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                units.add(allotment(round, i).at("/units").asText());
            }
            return units;
        }

        /** What a member is to get of the first offer, and why. */
        public JsonNode allotment(String round, int member) {
            String path = "/api/v1/rounds/" + round + "/allotments/" + member(member);
            Answer answer = get(path);
            assertEquals(200, answer.status(), answer.json()::toString);
            return answer.json().at("/orders/0/allotments/0");
        }

        public Answer get(String path) {
            return api.get(buyer, path);
        }

        public Answer post(String path, Object body, String... headers) {
            return api.post(buyer, path, body, headers);
        }

        public String made(String path, Map<String, Object> body) {
            Answer answer = post(path, body);
            assertEquals(201, answer.status(), answer.json()::toString);
            return answer.text("/id");
        }
    }
}
