package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import coop.cobuy.aggregator.platform.BadInput;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/** The cases of the peer that the rule FIRST_COME has to reproduce, told as histories of claims. */
class PlanPeerTest {

    private static final String OFFER = "rice";

    private static Requests firstCome(long pack, long minCases) {
        Requests requests = new Requests("EUR").rule("allotment", "FIRST_COME");
        Requests.price(requests.offer(OFFER, pack, minCases), 1, "1.00");
        return requests;
    }

    /** Settings such as {@code A 2+3}, in the order of their arrival. */
    private static void claims(Requests requests, String settings) {
        int position = 0;
        for (String setting : settings.split(", ")) {
            String[] parts = setting.split("[ +]");
            ObjectNode order = null;
            for (JsonNode each : requests.orders()) {
                order = each.get("member").asText().equals(parts[0]) ? (ObjectNode) each : order;
            }
            order = order == null ? requests.orders().addObject().put("member", parts[0]) : order;
            order.withArrayProperty("claims")
                    .addObject()
                    .put("position", ++position)
                    .put("offer", OFFER)
                    .put("quantity", parts[1])
                    .put("tolerance", parts[2]);
        }
    }

    private static List<String> units(JsonNode answer) {
        return Plans.column(answer.get("allotments"), "units");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case               | pack | received | claims                  | cases | units
                    finish-1             | 3    |          | g1 3+2, g2 1+3, g3 1+0  | 2     | 4 1 1
                    documented-example   | 5    |          | A 2+3, B 2+0, A 4+1     | 1     | 3 2
                    receive-3            | 3    | 3        | g1 2+0, g2 3+2          | 2     | 2 1
                    redistribute-2       | 3    | 0        | g1 3+2, g2 1+3, g3 1+0  | 2     | 0 0 0
                    redistribute-3       | 3    | 4        | g1 3+2, g2 1+3, g3 1+0  | 2     | 3 1 0
                    redistribute-5       | 3    | 1        | g1 3+2, g2 1+3, g3 1+0  | 2     | 1 0 0
                    strategy-3           | 6    |          | A 4+6                   | 1     | 6
                    ledger-doc           | 1    | 5        | A 2+2, B 3+0, A 4+2     | 7     | 2 3
                    ledger-doc-lowered   | 1    | 3        | A 2+2, B 2+0, A 4+2, A 2+1 | 4  | 2 1
                    """)
    void servesInTheOrderOfArrival(
            String name, long pack, Long received, String claims, long cases, String units) {
        Requests requests = firstCome(pack, 1);
        claims(requests, claims);
        if (received != null) {
            requests.received(OFFER, received);
        }
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(cases, answer.at("/purchaseOrders/0/lines/0/cases").asLong(), name);
        assertEquals(List.of(units.split(" ")), units(answer), name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # case      | pack | minimum | asked | tolerance | cases
                    moq-1       | 1    | 10      | 4     | 0         | 0
                    moq-4       | 5    | 2       | 4     | 0         | 0
                    moq-6       | 5    | 2       | 12    | 1         | 2
                    units-doc-1 | 4    | 1       | 0     | 2         | 0
                    units-doc-6 | 4    | 1       | 5     | 3         | 2
                    units-doc-7 | 4    | 1       | 5     | 4         | 2
                    """)
    void ordersAsManyCases(
            String name, long pack, long minimum, long asked, long tolerance, long cases) {
        Requests requests = firstCome(pack, minimum);
        Requests.line(requests.order("A"), OFFER, asked, tolerance);
        JsonNode answer = Plans.answer(requests.toString());
        assertEquals(cases, answer.at("/purchaseOrders/0/lines/0/cases").asLong(), name);
    }

    /** The peer puts more than was ordered into stock; here such a receipt is refused. */
    @Test
    void refusesAReceiptAboveTheOrder() {
        Requests requests = firstCome(3, 1);
        claims(requests, "g1 3+2, g2 1+3, g3 1+0");
        String body = requests.received(OFFER, 8).toString();
        BadInput bad = assertThrows(BadInput.class, () -> Plans.plan(body));
        assertEquals("/receipts/0/units", bad.errors().getFirst().pointer());
    }
}
