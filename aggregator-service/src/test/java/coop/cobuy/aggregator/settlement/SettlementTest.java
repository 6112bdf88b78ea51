package coop.cobuy.aggregator.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.invoicing.AcceptedInvoices;
import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.settlement.Scene.Made;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.MemberId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** From the entered invoice to the members' statements, over HTTP and a real database. */
@MicronautTest(transactional = false)
class SettlementTest implements TestServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Scene scene;
    @Inject SettlementJob job;
    @Inject HoldReleasing releasing;
    @Inject SettlementPosting posting;
    @Inject InvoicePreparing preparing;
    @Inject OpenOrders openOrders;
    @Inject FundsPace pace;
    @Inject AcceptedInvoices accepted;
    @Inject TransactionOperations<Connection> transactions;

    @Override
    public Map<String, String> getProperties() {
        Map<String, String> properties = new HashMap<>(TestServers.super.getProperties());
        properties.put("cobuy.settlement.chunk-members", "2");
        properties.put("cobuy.rounds.fee-vat-percent", "19.00");
        return properties;
    }

    /** Rice for 0.80 each with one unit to stock, oats for 0.80 each, freight, rounding. */
    private static String invoice(Made made, String number, String rice, String oats) {
        int n = made.members().size();
        long riceUnits = 3L * n + 1;
        long oatsUnits = (long) n * (n - 1) / 2;
        long net = (riceUnits + oatsUnits) * 80 + 500 - 30;
        long vat7 = Math.round(((riceUnits + oatsUnits) * 80 - 30) * 0.07);
        long payable = net + vat7 + 95 - 1;
        return """
        {"number": "%s", "orderNumber": "%s", "currency": "EUR", "issuedOn": "2026-11-20",
         "lines": [
          {"sku": "RICE", "units": "%s", "unitPrice": "0.80", "net": "%s", "vatPercent": "7.00"},
          {"sku": "OATS", "units": "%s", "unitPrice": "0.80", "net": "%s", "vatPercent": "7.00"}],
         "allowances": [{"text": "Loyalty", "net": "-0.30", "vatPercent": "7.00"}],
         "charges": [{"text": "Freight", "net": "5.00", "vatPercent": "19.00"}],
         "rounding": "-0.01", "payable": "%s"}
        """
                .formatted(
                        number,
                        made.number(),
                        rice.isEmpty() ? riceUnits : rice,
                        decimal(riceUnits * 80),
                        oats.isEmpty() ? oatsUnits : oats,
                        decimal(oatsUnits * 80),
                        decimal(payable));
    }

    private static String decimal(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private Answer enter(Made made, String body) {
        return api.post(made.coop().bookkeeper().token(), "/api/v1/invoices", body);
    }

    private String accepted(Made made, String number) {
        Answer entered = enter(made, invoice(made, number, "", ""));
        assertEquals(201, entered.status(), entered.json()::toPrettyString);
        assertEquals("MATCHED", entered.text("/state"), entered.json()::toPrettyString);
        String id = entered.text("/id");
        Answer answer =
                api.post(
                        made.coop().bookkeeper().token(),
                        "/api/v1/invoices/" + id + "/acceptance",
                        "{}");
        assertEquals("ACCEPTED", answer.text("/state"), answer.json()::toPrettyString);
        return id;
    }

    private JsonNode settlement(Made made) {
        Answer answer =
                api.get(
                        made.coop().buyer().token(),
                        "/api/v1/rounds/" + made.round() + "/settlement");
        assertEquals(200, answer.status(), answer.json()::toPrettyString);
        return answer.json();
    }

    private JsonNode statement(Made made, MemberId member) {
        Answer answer =
                api.get(
                        made.coop().bookkeeper().token(),
                        "/api/v1/members/" + member + "/statement?round=" + made.round());
        assertEquals(200, answer.status(), answer.json()::toPrettyString);
        return answer.json();
    }

    @Test
    void settlesAnInvoiceToTheCentAndExplainsIt() {
        Made made = scene.received(5, 50);
        accepted(made, "R-1");
        job.turn();
        JsonNode round = settlement(made);
        assertTrue(round.get("agrees").asBoolean(), round::toPrettyString);
        assertTrue(round.get("complete").asBoolean(), round::toPrettyString);
        JsonNode totals = round.get("totals");
        assertEquals(
                totals.at("/payable/minor").asLong(),
                totals.at("/members/minor").asLong() + totals.at("/coop/minor").asLong());
        long members = 0;
        long fees = 0;
        for (MemberId member : made.members()) {
            JsonNode statement = statement(made, member);
            assertTrue(statement.get("agrees").asBoolean(), statement::toPrettyString);
            JsonNode sums = statement.get("totals");
            assertEquals(
                    sums.at("/total/minor").asLong(), -statement.at("/balance/minor").asLong());
            for (JsonNode line : statement.at("/invoices/0/lines")) {
                boolean fee = line.get("component").asText().matches("MARK_UP|.*FEE");
                long gross = line.at("/net/minor").asLong() + line.at("/vat/minor").asLong();
                members += fee ? 0 : gross;
                fees += fee ? gross : 0;
                assertFalse(line.get("reason").asText().isBlank());
            }
        }
        assertEquals(totals.at("/members/minor").asLong(), members);
        assertEquals(totals.at("/fees/minor").asLong(), fees);
        JsonNode first = statement(made, made.members().getFirst());
        assertEquals(360 - 240, first.at("/totals/saving/minor").asLong(), first::toPrettyString);
        assertEquals(100, first.at("/totals/freight/minor").asLong());
    }

    /** Member i took i of the oats, at 1.00 and 0.80 from 5 on; all got 3 of the rice. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # cost    | freight  | oats of each            | freight of the first, the last
                      EQUAL_PRICE | PER_HEAD | 0 80 160 240 320        | 100  | 100
                      SHAPLEY     | BY_UNITS | 0 81.7 155 245 318.3    | 57.7 | 134.6
                      SERIAL      | BY_VALUE | 0 100 153.3 233.3 313.3 | 57.7 | 134.6
                    """)
    void splitsByTheRulesOfTheRound(
            RoundRules.Cost cost,
            RoundRules.Freight freight,
            String oats,
            double first,
            double last) {
        RoundRules rules =
                new RoundRules(
                        RoundRules.STANDARD.allotment(),
                        cost,
                        freight,
                        RoundRules.STANDARD.missedMinimum());
        Made made = scene.received(5, 0, rules);
        accepted(made, "R-" + cost);
        job.turn();
        assertTrue(settlement(made).get("agrees").asBoolean());
        List<Long> paid = new ArrayList<>();
        List<Long> freights = new ArrayList<>();
        for (MemberId member : made.members()) {
            JsonNode statement = statement(made, member);
            assertTrue(statement.get("agrees").asBoolean(), statement::toPrettyString);
            long ofOats = 0;
            for (JsonNode line : statement.at("/invoices/0/lines")) {
                boolean goods = line.get("component").asText().equals("GOODS");
                if (goods && line.get("offer").asText().equals(made.oats().toString())) {
                    ofOats = line.at("/net/minor").asLong();
                }
            }
            paid.add(ofOats);
            freights.add(statement.at("/totals/freight/minor").asLong());
        }
        String[] expected = oats.split(" ", -1);
        for (int i = 0; i < expected.length; i++) {
            // leftover cents go by a hash of ids that are new each time
            assertEquals(Double.parseDouble(expected[i]), paid.get(i), 1, paid::toString);
        }
        assertEquals(first, freights.getFirst(), 1, freights::toString);
        assertEquals(last, freights.getLast(), 1, freights::toString);
    }

    @Test
    void aCreditNoteOfAllGoesBackToWhoBoreIt() {
        Made made = scene.received(5, 50);
        accepted(made, "R-1");
        job.turn();
        String body =
                invoice(made, "C-1", "", "")
                        .replaceFirst("\\{", "{\"credit\": true, \"creditedNumber\": \"R-1\", ");
        Answer entered = enter(made, body);
        assertEquals("MATCHED", entered.text("/state"), entered.json()::toPrettyString);
        String path = "/api/v1/invoices/" + entered.text("/id") + "/acceptance";
        api.post(made.coop().bookkeeper().token(), path, "{}");
        job.turn();
        JsonNode round = settlement(made);
        assertTrue(round.get("agrees").asBoolean(), round::toPrettyString);
        assertEquals(0, round.at("/totals/members/minor").asLong(), round::toPrettyString);
        assertEquals(0, round.at("/totals/coop/minor").asLong(), round::toPrettyString);
        assertEquals(
                round.at("/totals/saving/minor").asLong(),
                round.at("/totals/hardSaving/minor").asLong()
                        + round.at("/totals/avoidedCost/minor").asLong(),
                round::toPrettyString);
        for (MemberId member : made.members()) {
            JsonNode statement = statement(made, member);
            assertTrue(statement.get("agrees").asBoolean(), statement::toPrettyString);
            // The fee for the order stays: it was for the ordering.
            assertEquals(60, statement.at("/totals/total/minor").asLong());
            JsonNode totals = statement.get("totals");
            long saved = totals.at("/saving/minor").asLong();
            assertEquals(totals.at("/reference/minor").asLong(), saved, totals::toPrettyString);
            assertEquals(
                    saved,
                    totals.at("/hardSaving/minor").asLong()
                            + totals.at("/avoidedCost/minor").asLong(),
                    totals::toPrettyString);
        }
    }

    @Test
    void whoIsToEndStopsBetweenTransactionsAndTheNextGoesOn() {
        Made made = scene.received(5, 50);
        Invoice.Accepted invoice = waiting(accepted(made, "R-1"));
        SettlementJob ended =
                new SettlementJob(accepted, preparing, posting, openOrders, releasing, pace);
        ended.end();
        assertFalse(ended.settle(invoice));
        SettlementJob next =
                new SettlementJob(accepted, preparing, posting, openOrders, releasing, pace);
        assertTrue(next.settle(invoice));
    }

    @ParameterizedTest(name = "broken off in transaction {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void brokenOffAnywhereItEndsTheSame(int fatal) {
        Made made = scene.received(5, 50);
        String id = accepted(made, "R-1");
        Invoice.Accepted invoice = waiting(id);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> posting.begin(prepared(invoice)));
        for (int i = 0; i < 3; i++) {
            steps.add(
                    () -> {
                        Prepared prepared = prepared(invoice);
                        posting.postChunk(
                                prepared,
                                new ChunkCharges(prepared),
                                posting.begin(prepared),
                                openOrders.released(prepared));
                    });
        }
        steps.add(() -> posting.complete(prepared(invoice)));
        steps.subList(0, fatal).forEach(Runnable::run);
        assertThrows(
                IllegalStateException.class,
                () ->
                        transactions.executeWrite(
                                status -> {
                                    steps.get(fatal).run();
                                    throw new IllegalStateException("power cut");
                                }));
        job.turn();
        job.turn();
        JsonNode round = settlement(made);
        assertTrue(round.get("agrees").asBoolean(), round::toPrettyString);
        assertTrue(round.get("complete").asBoolean(), round::toPrettyString);
        for (MemberId member : made.members()) {
            JsonNode statement = statement(made, member);
            assertTrue(statement.get("agrees").asBoolean(), statement::toPrettyString);
            assertEquals(
                    statement.at("/totals/total/minor").asLong(),
                    -statement.at("/balance/minor").asLong());
        }
    }

    /** Freight of 5.00 for three: somebody pays a cent more. */
    @Test
    void theRoundingLedgerIsFrozenWhenPostingBeginsAndZeroInSum() {
        RoundRules standard = RoundRules.STANDARD;
        RoundRules rules =
                new RoundRules(
                        standard.allotment(),
                        standard.cost(),
                        standard.freight(),
                        standard.missedMinimum(),
                        false,
                        standard.vatModel(),
                        RoundRules.Rounding.CARRIED);
        Made made = scene.received(3, 0, rules);
        Invoice.Accepted invoice = waiting(accepted(made, "R-1"));
        posting.begin(prepared(invoice));
        // Meanwhile another invoice of the same members is settled, and then posting goes on.
        carry(made, 0, 900_000_000);
        carry(made, 1, -900_000_000);
        job.turn();
        assertTrue(settlement(made).get("agrees").asBoolean());
        List<Long> ledger = carries(made);
        assertEquals(3, ledger.size());
        assertEquals(0, ledger.stream().mapToLong(Long::longValue).sum(), ledger::toString);
        // Two of the thirds were rounded up and one down; the other invoice's carry is added.
        assertTrue(ledger.stream().allMatch(each -> each % 100_000_000 != 0), ledger::toString);
    }

    private void carry(Made made, int member, long nano) {
        transactions.executeWrite(
                status -> {
                    String sql = "INSERT INTO rounding_carry VALUES (?, 'EUR', ?, ?)";
                    try (var statement = status.getConnection().prepareStatement(sql)) {
                        statement.setBytes(1, made.coop().id().bytes());
                        statement.setBytes(2, made.members().get(member).bytes());
                        statement.setLong(3, nano);
                        return statement.executeUpdate();
                    }
                });
    }

    private List<Long> carries(Made made) {
        return transactions.executeRead(
                status -> {
                    String sql = "SELECT carry_nano FROM rounding_carry WHERE coop_id = ?";
                    List<Long> nano = new ArrayList<>();
                    try (var statement = status.getConnection().prepareStatement(sql)) {
                        statement.setBytes(1, made.coop().id().bytes());
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) {
                                nano.add(rows.getLong(1));
                            }
                        }
                    }
                    return nano;
                });
    }

    @Test
    void anInstanceThatWasOvertakenChargesNobodyAgain() {
        Made made = scene.received(5, 0);
        Invoice.Accepted invoice = waiting(accepted(made, "R-1"));
        Prepared prepared = prepared(invoice);
        SettlementRow seen = posting.begin(prepared);
        ChunkCharges charges = new ChunkCharges(prepared);
        SettlementRow next = posting.postChunk(prepared, charges, seen, new BitSet());
        SettlementRow late = posting.postChunk(prepared, charges, seen, new BitSet());
        assertEquals(next.memberNext(), late.memberNext());
        assertEquals(next.membersMinor(), late.membersMinor());
        assertThrows(IllegalStateException.class, () -> posting.complete(prepared));
        job.turn();
        assertTrue(settlement(made).get("agrees").asBoolean());
    }

    @Test
    void theSameNumberAgainIsTheSameInvoiceOrAConflict() {
        Made made = scene.received(3, 0);
        assertEquals(201, enter(made, invoice(made, "R-1", "", "")).status());
        assertEquals(200, enter(made, invoice(made, "R-1", "", "")).status());
        Answer other = enter(made, invoice(made, "R-1", "7", ""));
        assertEquals(409, other.status());
        assertEquals("INVOICE_CONFLICT", other.code());
        Answer list = api.get(made.coop().bookkeeper().token(), "/api/v1/invoices");
        assertEquals(1, list.json().get("items").size());
        String id = list.text("/items/0/id");
        Answer whole = api.get(made.coop().bookkeeper().token(), "/api/v1/invoices/" + id);
        assertEquals(1, whole.json().get("conflicts").size());
    }

    @Test
    void differencesNeedAReasonAndDisputesKeepAnInvoiceOpen() {
        Made made = scene.received(3, 0);
        Answer entered = enter(made, invoice(made, "R-1", "12", ""));
        assertEquals("DIFFERENT", entered.text("/state"));
        assertEquals(
                List.of("SUM_WRONG", "QUANTITY_OVER_RECEIVED"),
                entered.json().get("differences").findValuesAsText("kind"));
        String path = "/api/v1/invoices/" + entered.text("/id");
        String token = made.coop().bookkeeper().token();
        assertEquals(
                "DIFFERENCES_NEED_A_REASON", api.post(token, path + "/acceptance", "{}").code());
        Answer disputed = api.post(token, path + "/dispute", "{\"reason\": \"12, not 10?\"}");
        assertEquals("DISPUTED", disputed.text("/state"));
        assertEquals(400, api.post(token, path + "/dispute", "{}").status());
        Answer settled =
                api.post(token, path + "/acceptance", "{\"reason\": \"they count in tens\"}");
        assertEquals("ACCEPTED", settled.text("/state"), settled.json()::toPrettyString);
        assertEquals(409, api.post(token, path + "/rejection", "{\"reason\": \"x\"}").status());
        job.turn();
        assertTrue(settlement(made).get("agrees").asBoolean());
    }

    @Test
    void eachRoleAndCoopSeesItsOwnOnly() {
        Made made = scene.received(3, 0);
        Made other = scene.received(3, 0);
        String id = accepted(made, "R-1");
        job.turn();
        String invoice = "/api/v1/invoices/" + id;
        assertEquals(403, api.get(made.coop().member().token(), invoice).status());
        assertEquals(403, api.get(made.coop().supplier().token(), invoice).status());
        assertEquals(200, api.get(made.coop().buyer().token(), invoice).status());
        assertEquals(404, api.get(other.coop().bookkeeper().token(), invoice).status());
        assertEquals(401, api.get(null, invoice).status());
        String settlement = "/api/v1/rounds/" + made.round() + "/settlement";
        assertEquals(404, api.get(other.coop().buyer().token(), settlement).status());
        assertEquals(403, api.get(made.coop().member().token(), settlement).status());
        String statement = "/api/v1/members/" + made.members().getFirst() + "/statement";
        assertEquals(403, api.get(made.coop().member().token(), statement).status());
        Answer foreign = api.get(other.coop().bookkeeper().token(), statement);
        assertEquals(404, foreign.status(), foreign.json()::toString);
        assertEquals("MEMBER_UNKNOWN", foreign.code());
    }

    @Test
    void whenAllOfARoundIsDroppedItsMembersHoldsEnd() {
        Made made = scene.received(3, 0);
        drop(made);
        job.turn();
        assertEquals(0, releases(made), "another order is open");
        transactions.executeWrite(
                status -> {
                    try (var statement = status.getConnection().createStatement()) {
                        return statement.executeUpdate(
                                "UPDATE purchase_order SET state = 'DROPPED', approved_at = NULL,"
                                        + " dropped_reason = 'MINIMUM_ORDER_VALUE_MISSED'"
                                        + " WHERE number = '"
                                        + made.number()
                                        + "'");
                    }
                });
        drop(made);
        job.turn();
        assertEquals(3, releases(made));
        job.turn();
        assertEquals(3, releases(made), "done is done");
    }

    /** As drafting tells it: in its own transaction. */
    private void drop(Made made) {
        transactions.executeWrite(
                status -> {
                    releasing.dropped(made.coop().id(), made.round());
                    return true;
                });
    }

    /** How many members' holds in the round are told to end. */
    private long releases(Made made) {
        return transactions.executeRead(
                status -> {
                    String sql = "SELECT COUNT(*) FROM outbox WHERE payload LIKE ?";
                    try (var statement = status.getConnection().prepareStatement(sql)) {
                        statement.setString(1, "%" + made.round() + "%");
                        try (var rows = statement.executeQuery()) {
                            rows.next();
                            return rows.getLong(1);
                        }
                    }
                });
    }

    @Test
    void allThatIsWrongWithABillIsNamedAtOnce() {
        Made made = scene.received(2, 0);
        Answer answer =
                enter(
                        made,
                        """
                        {"number": " ", "orderNumber": "none", "currency": "EUR",
                         "issuedOn": "yesterday", "creditedNumber": "R-0",
                         "lines": [{"sku": "RICE", "units": "-1", "unitPrice": "x", "net": "1.001",
                                    "vatPercent": "700", "kind": "GIFT"}],
                         "payable": "-1"}
                        """);
        assertEquals(400, answer.status());
        assertEquals(
                List.of(
                        "/supplierId",
                        "/number",
                        "/creditedNumber",
                        "/issuedOn",
                        "/lines/0/units",
                        "/lines/0/unitPrice",
                        "/lines/0/net",
                        "/lines/0/vatPercent",
                        "/lines/0/kind",
                        "/payable"),
                answer.pointers());
        assertEquals(400, enter(made, "{\"what\": 1}").status());
        String list = "/api/v1/invoices?state=LOST";
        assertEquals(400, api.get(made.coop().bookkeeper().token(), list).status());
    }

    private Invoice.Accepted waiting(String id) {
        return accepted.waiting(1000).stream()
                .filter(each -> each.id().equals(InvoiceId.parse(id)))
                .findFirst()
                .orElseThrow();
    }

    private Prepared prepared(Invoice.Accepted invoice) {
        return preparing.prepare(invoice).orElseThrow();
    }
}
