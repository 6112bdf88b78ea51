package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.problem.FieldProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.util.HexFormat;
import java.util.List;

/** What a plan cannot be: each told with the pointer to it, several at once. */
class PlanBadInputTest {

    private static List<FieldProblem> errors(String body) {
        return assertThrows(BadInput.class, () -> Plans.plan(body), body).errors();
    }

    private static List<String> pointers(String body) {
        return errors(body).stream().map(FieldProblem::pointer).toList();
    }

    private static ObjectNode example() {
        try {
            return (ObjectNode) Plans.JSON.readTree(Plans.resource("example-request.json"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The example with the value at a pointer changed; a dash removes it. */
    private static String changed(String pointer, String value) {
        ObjectNode body = example();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        JsonNode parent = body.at(pointer.substring(0, slash));
        try {
            if (value.equals("-")) {
                ((ObjectNode) parent).remove(name);
            } else if (parent instanceof ArrayNode array) {
                array.insert(Integer.parseInt(name), Plans.JSON.readTree(Plans.quoted(value)));
            } else {
                ((ObjectNode) parent).set(name, Plans.JSON.readTree(Plans.quoted(value)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value, e);
        }
        return body.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /colour                                | 'red'
                    /rules/fairness                        | true
                    /orders/0/lines/0/qty                  | '1'
                    /currency                              | -
                    /currency                              | 'EURO'
                    /currency                              | 'XXX'
                    /offers                                | -
                    /orders                                | -
                    /orders                                | {}
                    /rules                                 | []
                    /rules/allotment                       | 'FAIR'
                    /rules/allotment                       | 'equal_awards'
                    /rules/cost                            | 'EQUAL_AWARDS'
                    /rules/vatModel                        | true
                    /rules/missedMinimum                   | 'IGNORE'
                    /rules/noOneWorseOff                   | 'false'
                    /rules/seed                            | '7'
                    /rules/seed                            | 7.5
                    /rules/seed                            | 9223372036854775808
                    /suppliers/0/minOrderValue             | '-1.00'
                    /suppliers/0/minOrderValue             | '1.001'
                    /suppliers/0/freight/rule              | 'BY_LUCK'
                    /suppliers/0/freight/vatPercent        | '101'
                    /suppliers/0/freight/net               | 0
                    /suppliers/0/freight/net               | '-1.00'
                    /offers/0/offer                        | 7
                    /offers/0/offer                        | ' '
                    /offers/0/supplier                     | null
                    /offers/0/unit                         | 'piece'
                    /offers/0/unitsPerCase                 | 0
                    /offers/0/unitsPerCase                 | -4
                    /offers/0/unitsPerCase                 | '4'
                    /offers/0/unitsPerCase                 | -
                    /offers/0/minCases                     | -1
                    /offers/0/vatPercent                   | '7.001'
                    /offers/0/vatPercent                   | '-7.00'
                    /offers/0/vatPercent                   | -
                    /offers/0/unitWeightKg                 | '-1'
                    /offers/0/unitWeightKg                 | '1.0001'
                    /offers/0/priceBasis                   | 'KILO'
                    /offers/0/breakKind                    | -
                    /offers/0/priceBreaks                  | []
                    /offers/0/priceBreaks                  | -
                    /offers/0/priceBreaks/0/price          | '-1.00'
                    /offers/0/priceBreaks/0/price          | 'NaN'
                    /offers/0/priceBreaks/0/price          | 'Infinity'
                    /offers/0/priceBreaks/0/price          | '1e2'
                    /offers/0/priceBreaks/0/price          | '1,00'
                    /offers/0/priceBreaks/0/price          | ''
                    /offers/0/priceBreaks/0/price          | '+1.00'
                    /offers/0/priceBreaks/0/price          | '1.'
                    /offers/0/priceBreaks/0/price          | '.5'
                    /offers/0/priceBreaks/0/price          | ' 1'
                    /offers/0/priceBreaks/0/price          | '1.0000001'
                    /offers/0/priceBreaks/0/price          | 1.00
                    /offers/0/priceBreaks/0/price          | '1000000000001'
                    /offers/0/priceBreaks/1/price          | '1.01'
                    /offers/0/priceBreaks/0/fromUnits      | '5'
                    /offers/0/priceBreaks/1/fromUnits      | '1'
                    /offers/0/priceBreaks/1/fromUnits      | '0'
                    /offers/0/priceBreaks/1/fromUnits      | '50.5'
                    /offers/0/priceBreaks/1/fromUnits      | -
                    /offers/0/referencePrice               | '-1.20'
                    /offers/0/deposit                      | '-0.25'
                    /offers/0/deposit                      | '0.255'
                    /offers/0/deposit                      | '1000000000000'
                    /offers/0/resalePrice                  | 'free'
                    /orders/0/member                       | -
                    /orders/0/position                     | -
                    /orders/0/position                     | -1
                    /orders/0/priority                     | 'high'
                    /orders/0/lines                        | -
                    /orders/0/claims                       | []
                    /orders/0/lines/0/offer                | 'wheat'
                    /orders/0/lines/0/quantity             | '-2'
                    /orders/0/lines/0/quantity             | '0.5'
                    /orders/0/lines/0/quantity             | 2
                    /orders/0/lines/0/quantity             | null
                    /orders/0/lines/0/quantity             | '1000000000001'
                    /orders/0/lines/0/tolerance            | '-1'
                    /orders/0/lines/0/tolerance            | 'NaN'
                    /orders/0/lines/0/maxUnitPrice         | '-1.00'
                    /orders/0/lines/0/allOrNothing         | 1
                    /receipts/0/offer                      | 'wheat'
                    /receipts/0/units                      | '5'
                    /receipts/0/units                      | '3.5'
                    /receipts/0/units                      | '-4'
                    /invoices/0/supplier                   | 'miller'
                    /invoices/0/number                     | -
                    /invoices/0/rounding                   | '0.005'
                    /invoices/0/lines/0/offer              | 'wheat'
                    /invoices/0/lines/0/units              | '-4'
                    /invoices/0/lines/0/net                | '4.001'
                    /invoices/0/lines/0/net                | '99999999999999999999'
                    /invoices/0/lines/0/net                | '200000000000000.00'
                    /invoices/0/lines/0/vatPercent         | 'seven'
                    /invoices/0/allowances/0/net           | '-'
                    /invoices/0/allowances/0/rule          | 'PER_HEAD'
                    /invoices/0/charges/0/rule             | -
                    /invoices/0/charges/0/vatPercent       | '100.01'
                    """)
    void namesTheFieldThatCannotBeTaken(String pointer, String value) {
        assertEquals(pointer, pointers(changed(pointer, value)).getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    /suppliers/1              | {'supplier':'mill'}                                    | /suppliers/1/supplier
                    /receipts/1               | {'offer':'rice','units':'0'}                           | /receipts/1/offer
                    /orders/1                 | {'member':'a','position':2,'lines':[]}                 | /orders/1/member
                    /orders/0/lines/1         | {'offer':'rice','quantity':'1'}                        | /orders/0/lines/1/offer
                    /invoices/0/lines/1       | {'offer':'rice','units':'1','net':'1','vatPercent':'7'} | /invoices/0/lines/1/offer
                    /invoices/1               | {'supplier':'mill','number':'R-1','lines':[]}          | /invoices/1/number
                    """)
    void refusesWhatIsNamedTwice(String pointer, String value, String expected) {
        assertEquals(List.of(expected), pointers(changed(pointer, value)));
    }

    private static Requests twoOffers() {
        Requests requests = new Requests("EUR");
        Requests.price(requests.offer("rice", 1, 1), 1, "1.00");
        Requests.price(requests.offer("tea", 1, 1), 1, "1.00");
        return requests;
    }

    @Test
    void refusesOffersNamedTwice() {
        Requests requests = twoOffers();
        Requests.price(requests.offer("rice", 1, 1), 1, "1.00");
        assertEquals(List.of("/offers/2/offer"), pointers(requests.toString()));
    }

    @Test
    void refusesInvoicesAndReceiptsOfWhatNobodyOrdered() {
        Requests requests = twoOffers();
        Requests.line(requests.order("a"), "rice", 1, 0);
        requests.billed("rice", 1, "1.00", "7").billed("tea", 1, "1.00", "7");
        assertEquals(List.of("/invoices/0/lines/1/offer"), pointers(requests.toString()));
        assertEquals(
                List.of("/receipts/0/units"), pointers(requests.received("tea", 1).toString()));
    }

    @Test
    void refusesAnotherSuppliersOfferOnAnInvoice() {
        Requests requests = twoOffers();
        requests.offer("oil", 1, 1).put("supplier", "press");
        Requests.price((ObjectNode) requests.body().at("/offers/2"), 1, "1.00");
        Requests.line(requests.order("a"), "oil", 1, 0);
        requests.billed("oil", 1, "1.00", "7");
        assertEquals(List.of("/invoices/0/lines/0/offer"), pointers(requests.toString()));
    }

    @Test
    void refusesClaimsOfOnePosition() {
        Requests requests = twoOffers();
        Requests.line(requests.order("a"), "rice", 1, 0);
        for (int position = 1; position <= 2; position++) {
            requests.orders()
                    .addObject()
                    .put("member", "b" + position)
                    .putArray("claims")
                    .addObject()
                    .put("position", position)
                    .put("offer", "rice")
                    .put("quantity", "1");
        }
        assertEquals(List.of("/orders/1/claims/0/position"), pointers(requests.toString()));
    }

    @Test
    void wantsAWeightWhereFreightGoesByWeight() {
        Requests requests = twoOffers();
        Requests.line(requests.order("a"), "rice", 1, 0);
        requests.billed("rice", 1, "1.00", "7");
        requests.invoice()
                .putArray("charges")
                .addObject()
                .put("net", "1.00")
                .put("vatPercent", "19")
                .put("rule", "BY_WEIGHT");
        assertEquals(
                List.of("/offers/0/unitWeightKg", "/offers/1/unitWeightKg"),
                pointers(requests.toString()));
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        String body =
                Plans.quoted(
                        """
                        {'currency': 'JPY', 'when': 'now',
                         'offers': [{'offer': 'rice', 'supplier': 'mill', 'unit': 'C62', 'unitsPerCase': 4,
                           'vatPercent': '7', 'priceBasis': 'UNIT', 'breakKind': 'ALL_UNITS', 'deposit': '0.5',
                           'priceBreaks': [{'fromUnits': '1', 'price': 'NaN'}, {'fromUnits': '-5', 'price': '1'}]}],
                         'orders': [{'member': 'a/b~c', 'position': 1, 'lines': [{'offer': 'rye', 'quantity': '1e5'}]}]}
                        """);
        assertEquals(
                List.of(
                        "/when",
                        "/offers/0/priceBreaks/0/price",
                        "/orders/0/lines/0/quantity",
                        "/offers/0/priceBreaks/1/fromUnits",
                        "/offers/0/deposit",
                        "/orders/0/lines/0/offer"),
                pointers(body));
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 200, 100_000})
    void refusesNumbersOfManyDigits(int digits) {
        String body = changed("/orders/0/lines/0/quantity", "'" + "9".repeat(digits) + "'");
        List<FieldProblem> errors = errors(body);
        assertEquals("/orders/0/lines/0/quantity", errors.getFirst().pointer());
        assertTrue(errors.getFirst().reason().length() < 200, errors.toString());
    }

    @Test
    void refusesTheHundredThousandAndFirstLine() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            lines.append(i == 0 ? "" : ",").append("{'offer':'rice','quantity':'1'}");
        }
        String claims = "[{'position':9,'offer':'rice','quantity':'1'}]";
        String body =
                "{'currency':'EUR','offers':[],'orders':[{'member':'a','position':1,'lines':["
                        + lines
                        + "]},{'member':'b','claims':"
                        + claims
                        + "}]}";
        assertEquals(List.of("/orders/1/claims/0"), pointers(Plans.quoted(body)));
    }

    /** Each invoice is split among all who may have a part in it. */
    @Test
    void refusesInvoicesThatWouldBeSplitIntoTooManyParts() {
        Requests requests = twoOffers();
        for (int i = 0; i < 6_000; i++) {
            Requests.line(requests.order("m" + i), "rice", 1, 0);
        }
        for (int i = 0; i < 10_000; i++) {
            requests.body()
                    .withArrayProperty("invoices")
                    .addObject()
                    .put("supplier", "mill")
                    .put("number", "R-" + i)
                    .putArray("lines");
        }
        assertEquals(List.of("/invoices/8331"), pointers(requests.toString()));
    }

    @Test
    void refusesTheTenThousandAndFirstOffer() {
        Requests requests = new Requests("EUR");
        for (int i = 0; i <= 10_000; i++) {
            Requests.price(requests.offer("o" + i, 1, 1), 1, "1.00");
        }
        assertEquals(List.of("/offers/10000"), pointers(requests.toString()));
    }

    /** With a first break so far away, what a member pays alone would be beyond the range. */
    @Test
    void refusesAFirstBreakThatNoOrderReaches() {
        Requests requests = new Requests("EUR");
        ObjectNode offer = requests.offer("rice", 1_000_000_000, 1_000);
        Requests.price(offer, 1_000_000_000_000L, "1000000.00");
        Requests.line(requests.order("a"), "rice", 1, 0);
        assertEquals(List.of("/offers/0"), pointers(requests.toString()));
    }

    @Test
    void refusesWhatIsNoCharacter() {
        String body =
                Plans.resource("example-request.json")
                        .replace("\"member\": \"a\"", "\"member\": \"\\ud800\"");
        assertEquals(List.of("/orders/0/member"), pointers(body));
    }

    @ParameterizedTest
    @CsvSource({"0000feff00010000, UTF-32", "ff, a stray byte", "7b2261223a22c328227d, a half"})
    void refusesBytesThatAreNoText(String hex, String what) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThrows(BadInput.class, () -> PlanReading.read(new ByteArrayInputStream(bytes)), what);
    }

    @Test
    void stopsWhenNobodyWouldReadMore() {
        Requests requests = new Requests("EUR");
        ObjectNode order = requests.order("a");
        for (int i = 0; i < 1_000; i++) {
            Requests.line(order, "none", 1, 0);
        }
        assertEquals(Findings.MAX, errors(requests.toString()).size());
    }

    @Test
    void refusesSumsBeyondTheRange() {
        Requests requests = new Requests("EUR");
        Requests.price(requests.offer("gold", 1, 1), 1, "100000.00");
        Requests.line(requests.order("a"), "gold", 1_000_000_000_000L, 0);
        assertEquals(List.of("/offers/0"), pointers(requests.toString()));
        Requests.line(requests.order("b"), "gold", 1, 0);
        assertEquals(List.of("/orders/1/lines/0/quantity"), pointers(requests.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{", "{'currency':'EUR'} {}", "{'currency'", "\u0000"})
    void refusesWhatIsNoObject(String body) {
        assertTrue(!errors(Plans.quoted(body)).isEmpty());
    }
}
