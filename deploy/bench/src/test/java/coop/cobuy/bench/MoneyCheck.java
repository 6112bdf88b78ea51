package coop.cobuy.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.bench.OrderRequests.Orderer;
import coop.cobuy.servers.ChildProcess;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds a settled round to its receipts and invoices: what came is allotted or in stock, what was
 * invoiced is charged once, the books add up to zero, and nothing is held any more.
 */
final class MoneyCheck {

    private static final Duration RELEASED_LIMIT = Duration.ofMinutes(1);
    private static final BigDecimal MILLI = BigDecimal.valueOf(1000);

    private final FaultCoop coop;
    private final StoredFacts stored;
    private final String round;
    private final Map<String, Long> before;

    /** Takes down what everybody has before the round is charged. */
    MoneyCheck(FaultCoop coop, StoredFacts stored, String round) {
        this.coop = coop;
        this.stored = stored;
        this.round = round;
        this.before = balances();
    }

    private Map<String, Long> balances() {
        Map<String, Long> balances = new HashMap<>();
        for (Orderer member : coop.members()) {
            JsonNode account =
                    coop.bookkeeper().get("/api/v1/members/" + member.member() + "/account").body();
            balances.put(member.member(), account.at("/balance/minor").asLong());
        }
        return balances;
    }

    /** One receipt each, with what was counted, all of it allotted or in stock. */
    void receipts(List<JsonNode> orders, Map<String, Map<String, BigDecimal>> counted)
            throws SQLException {
        for (JsonNode order : orders) {
            String id = order.path("id").asText();
            JsonNode receiving =
                    coop.buyer().get("/api/v1/purchase-orders/" + id + "/receipts").body();
            assertEquals(1, receiving.path("receipts").size(), id);
            Map<String, BigDecimal> came = counted.get(id);
            BigDecimal allotted = BigDecimal.ZERO;
            for (JsonNode line : receiving.path("lines")) {
                BigDecimal received = number(line, "received");
                assertEquals(
                        0,
                        received.compareTo(came.get(line.path("offer").asText())),
                        line.toString());
                BigDecimal shared = number(line, "allotted").add(number(line, "stock"));
                assertEquals(0, received.compareTo(shared), line.toString());
                allotted = allotted.add(number(line, "allotted"));
            }
            assertEquals(came.size(), receiving.path("lines").size(), id);
            assertEquals(allotted.multiply(MILLI).longValueExact(), stored.allottedMilli(id), id);
        }
    }

    private static BigDecimal number(JsonNode line, String field) {
        return new BigDecimal(line.path(field).asText());
    }

    /**
     * @param payableMinor what the suppliers wrote on their invoices, in sum
     */
    void charges(long payableMinor, int invoices, JsonNode settlement) throws SQLException {
        assertTrue(settlement.path("agrees").asBoolean(), settlement.toPrettyString());
        assertTrue(settlement.path("complete").asBoolean(), settlement.toPrettyString());
        JsonNode totals = settlement.path("totals");
        assertEquals(payableMinor, minor(totals, "payable"));
        assertEquals(payableMinor, minor(totals, "members") + minor(totals, "coop"));
        int billed = 0;
        for (JsonNode order : settlement.path("orders")) {
            billed += order.path("invoices").size();
        }
        assertEquals(invoices, billed);
        Map<String, Long> charged = new HashMap<>();
        for (Orderer member : coop.members()) {
            charged.put(member.member(), charge(member));
        }
        assertEquals(
                minor(totals, "members") + minor(totals, "fees"),
                charged.values().stream().mapToLong(Long::longValue).sum());
        Map<String, Long> after = balances();
        charged.forEach(
                (member, charge) ->
                        assertEquals(before.get(member) - charge, after.get(member), member));
        books(after);
        funds(after);
    }

    private long charge(Orderer member) {
        JsonNode statement =
                coop.bookkeeper()
                        .get("/api/v1/members/" + member.member() + "/statement?round=" + round)
                        .body();
        assertTrue(statement.path("agrees").asBoolean(), statement.toPrettyString());
        JsonNode totals = statement.path("totals");
        assertEquals(minor(totals, "total"), minor(totals, "charged"), member.member());
        return minor(totals, "total");
    }

    private void books(Map<String, Long> balances) throws SQLException {
        JsonNode totals = coop.bookkeeper().get("/api/v1/ledger/totals").body();
        assertEquals(0, minor(totals, "sum"), totals.toPrettyString());
        for (JsonNode kind : totals.path("kinds")) {
            if (kind.path("kind").asText().equals("MEMBER")) {
                assertEquals(
                        balances.values().stream().mapToLong(Long::longValue).sum(),
                        minor(kind, "total"));
            } else if (kind.path("kind").asText().equals("CLEARING")) {
                assertEquals(0, minor(kind, "total"), "invoiced and charged to nobody");
            }
        }
        assertEquals(0, stored.wrongBalances(), "balances that are not the sum of transfers");
    }

    /** What was posted comes to ordering through the log, once. */
    private void funds(Map<String, Long> balances) {
        for (Orderer member : coop.members()) {
            String path = "/api/v1/members/" + member.member() + "/funds";
            AtomicReference<JsonNode> funds = new AtomicReference<>();
            ChildProcess.await(
                    "nothing to be held of " + member.member(),
                    RELEASED_LIMIT,
                    () -> {
                        funds.set(coop.buyer().get(path).body());
                        return minor(funds.get(), "held") == 0
                                && minor(funds.get(), "balance") == balances.get(member.member());
                    });
        }
    }

    private static long minor(JsonNode parent, String field) {
        JsonNode money = parent.path(field).path("minor");
        assertTrue(money.isIntegralNumber(), parent.toPrettyString());
        return money.asLong();
    }
}
