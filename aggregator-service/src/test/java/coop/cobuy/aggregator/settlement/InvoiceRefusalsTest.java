package coop.cobuy.aggregator.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Api.Answer;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.Person;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.settlement.Scene.Made;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

/** What nobody may do with an invoice or a statement, over HTTP. */
@MicronautTest(transactional = false)
class InvoiceRefusalsTest implements TestServers {

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject Scene scene;
    private Made made;
    private String bookkeeper = "";

    @BeforeEach
    void receiveGoods() {
        made = scene.received(2, 0);
        bookkeeper = made.coop().bookkeeper().token();
    }

    /** Seven units of rice and one of oats came; rice is billed at the price that is given. */
    private Answer enter(String number, String ricePrice, long riceNet) {
        long vat = Math.round((riceNet + 80) * 0.07);
        String body =
                """
                {"number": "%s", "orderNumber": "%s", "currency": "EUR", "issuedOn": "2026-11-20",
                 "lines": [
                  {"sku": "RICE", "units": "7", "unitPrice": "%s", "net": "%s", "vatPercent": "7.00"},
                  {"sku": "OATS", "units": "1", "unitPrice": "0.80", "net": "0.80",
                   "vatPercent": "7.00"}],
                 "payable": "%s"}
                """
                        .formatted(
                                number,
                                made.number(),
                                ricePrice,
                                decimal(riceNet),
                                decimal(riceNet + 80 + vat));
        Answer entered = api.post(bookkeeper, "/api/v1/invoices", body);
        assertEquals(201, entered.status(), entered.json()::toPrettyString);
        return entered;
    }

    private String matched() {
        Answer entered = enter("R-" + made.order(), "0.80", 560);
        assertEquals("MATCHED", entered.text("/state"), entered.json()::toPrettyString);
        return entered.text("/id");
    }

    private static String decimal(long minor) {
        return java.math.BigDecimal.valueOf(minor, 2).toPlainString();
    }

    private Answer step(String id, String step, String body) {
        return api.post(bookkeeper, "/api/v1/invoices/" + id + "/" + step, body);
    }

    private String state(String id) {
        return api.get(bookkeeper, "/api/v1/invoices/" + id).text("/state");
    }

    private static void assertRefused(int status, String code, Answer answer) {
        assertEquals(status, answer.status(), answer.json()::toPrettyString);
        assertEquals(code, answer.code());
    }

    @Test
    void aDearerPriceIsAcceptedOnlyWithAReason() {
        Answer entered = enter("R-1", "0.90", 630);
        assertEquals("DIFFERENT", entered.text("/state"), entered.json()::toPrettyString);
        String id = entered.text("/id");
        assertRefused(422, "DIFFERENCES_NEED_A_REASON", step(id, "acceptance", "{}"));
        assertRefused(
                422, "DIFFERENCES_NEED_A_REASON", step(id, "acceptance", "{\"reason\":\" \"}"));
        assertEquals("DIFFERENT", state(id));
        assertEquals(
                "ACCEPTED",
                step(id, "acceptance", "{\"reason\":\"agreed by phone\"}").text("/state"));
    }

    @Test
    void aRejectedInvoiceStaysRejected() {
        String id = matched();
        assertEquals("REJECTED", step(id, "rejection", "{\"reason\":\"not ours\"}").text("/state"));
        assertRefused(409, "INVOICE_REJECTED", step(id, "acceptance", "{}"));
        assertRefused(409, "INVOICE_REJECTED", step(id, "dispute", "{\"reason\":\"x\"}"));
        assertEquals(
                "REJECTED",
                step(id, "rejection", "{\"reason\":\"again\"}").text("/state"),
                "again does nothing");
        assertEquals("REJECTED", step(id, "matching", "{}").text("/state"));
    }

    @Test
    void anAcceptedInvoiceIsNeitherDisputedNorRejected() {
        String id = matched();
        assertEquals("ACCEPTED", step(id, "acceptance", "{}").text("/state"));
        assertRefused(409, "INVOICE_SETTLED", step(id, "dispute", "{\"reason\":\"x\"}"));
        assertRefused(409, "INVOICE_SETTLED", step(id, "rejection", "{\"reason\":\"x\"}"));
        Answer again = step(id, "acceptance", "{}");
        assertEquals(200, again.status(), "again does nothing");
    }

    @Test
    void aDisputedInvoiceMayStillBeAcceptedOrRejected() {
        String one = enter("R-1", "0.90", 630).text("/id");
        assertEquals("DISPUTED", step(one, "dispute", "{\"reason\":\"too dear\"}").text("/state"));
        assertEquals(
                "ACCEPTED", step(one, "acceptance", "{\"reason\":\"settled\"}").text("/state"));
        String two = enter("R-2", "0.95", 665).text("/id");
        assertEquals("DISPUTED", step(two, "dispute", "{\"reason\":\"too dear\"}").text("/state"));
        assertEquals("REJECTED", step(two, "rejection", "{\"reason\":\"no\"}").text("/state"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dispute    | {}                       | /reason
                    dispute    | {"reason":""}            | /reason
                    rejection  | {}                       | /reason
                    rejection  | {"reason":"a","by":"b"}  | /by
                    acceptance | {"because":"x"}          | /because
                    """)
    void aStepNeedsItsReasonAndNothingElse(String step, String body, String pointer) {
        String id = matched();
        Answer answer = step(id, step, body);
        assertEquals(400, answer.status(), answer.json()::toPrettyString);
        assertEquals(List.of(pointer), answer.pointers());
        assertEquals("MATCHED", state(id));
    }

    @Test
    void theSameNumberWithOtherContentIsAConflictAndTheFirstStands() {
        String id = matched();
        String body =
                """
                {"number": "R-%s", "orderNumber": "%s", "currency": "EUR",
                 "issuedOn": "2026-11-20", "payable": "1.07",
                 "charges": [{"text": "Freight", "net": "1.00", "vatPercent": "7.00"}]}
                """
                        .formatted(made.order(), made.number());
        assertRefused(409, "INVOICE_CONFLICT", api.post(bookkeeper, "/api/v1/invoices", body));
        assertEquals("MATCHED", state(id));
        assertEquals(1, api.get(bookkeeper, "/api/v1/invoices").json().get("items").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acceptance", "dispute", "rejection", "matching"})
    void anotherCoopsInvoiceIsUnknown(String step) {
        String id = matched();
        String other = fixtures.coop().bookkeeper().token();
        String path = "/api/v1/invoices/" + id;
        assertRefused(404, "INVOICE_UNKNOWN", api.get(other, path));
        assertRefused(
                404, "INVOICE_UNKNOWN", api.post(other, path + "/" + step, "{\"reason\":\"x\"}"));
        assertRefused(
                404,
                "INVOICE_UNKNOWN",
                step(new UUID(1, 1).toString(), step, "{\"reason\":\"x\"}"));
        assertEquals("MATCHED", state(id));
    }

    @Test
    void theListIsFilteredByStateAndKnowsNoOtherStates() {
        String id = matched();
        Answer open = api.get(bookkeeper, "/api/v1/invoices?state=MATCHED");
        assertEquals(id, open.text("/items/0/id"));
        Answer none = api.get(bookkeeper, "/api/v1/invoices?state=REJECTED");
        assertEquals(0, none.json().get("items").size());
        Answer unknown = api.get(bookkeeper, "/api/v1/invoices?state=LOST");
        assertEquals(400, unknown.status());
        assertEquals(List.of("state"), unknown.pointers());
    }

    @Test
    void aMemberSeesItsOwnStatementAlone() {
        Person member = fixtures.personFor(made.coop().id(), made.members().get(0));
        String path = "/api/v1/members/%s/statement?round=" + made.round();
        assertEquals(200, api.get(member.token(), path.formatted(made.members().get(0))).status());
        assertRefused(
                403,
                "NOT_YOUR_STATEMENT",
                api.get(member.token(), path.formatted(made.members().get(1))));
        assertRefused(404, "MEMBER_UNKNOWN", api.get(bookkeeper, path.formatted(new UUID(1, 1))));
        String unknownRound =
                "/api/v1/members/" + made.members().get(0) + "/statement?round=" + new UUID(1, 1);
        assertRefused(404, "ROUND_UNKNOWN", api.get(bookkeeper, unknownRound));
        Answer both =
                api.get(
                        bookkeeper,
                        path.formatted(made.members().get(0)) + "&from=2026-01-01T00:00:00Z");
        assertEquals(400, both.status());
        assertEquals(List.of("round"), both.pointers());
    }

    @Test
    void anUnknownRoundHasNoSettlement() {
        String path = "/api/v1/rounds/" + new UUID(1, 1) + "/settlement";
        assertRefused(404, "ROUND_UNKNOWN", api.get(bookkeeper, path));
        assertFalse(
                api.get(
                                        fixtures.coop().bookkeeper().token(),
                                        "/api/v1/rounds/" + made.round() + "/settlement")
                                .status()
                        == 200,
                "another co-op's");
    }
}
