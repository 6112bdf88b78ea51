package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.contract.supplier.v1.OrderResponse.Verdict;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

class OrderRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # before    | reported   | after
                      none      | QUEUED     | QUEUED
                      QUEUED    | SENT       | SENT
                      SENT      | QUEUED     | QUEUED
                      SENT      | DELIVERED  | DELIVERED
                      DELIVERED | SENT       | DELIVERED
                      DELIVERED | QUEUED     | DELIVERED
                      DELIVERED | UNDERSTOOD | UNDERSTOOD
                      DELIVERED | FAILED     | FAILED
                      UNDERSTOOD | DELIVERED | UNDERSTOOD
                      UNDERSTOOD | ACCEPTED  | ACCEPTED
                      ACCEPTED  | DELIVERED  | ACCEPTED
                      ACCEPTED  | CHANGED    | CHANGED
                      REJECTED  | ACCEPTED   | ACCEPTED
                      ACCEPTED  | FAILED     | ACCEPTED
                      QUEUED    | FAILED     | FAILED
                      FAILED    | QUEUED     | QUEUED
                      FAILED    | DELIVERED  | DELIVERED
                      QUEUED    | STOPPED    | STOPPED
                    """)
    void theFurthestStepOfDeliveryCounts(@Nullable State before, State reported, State after) {
        assertEquals(after, DeliveryProgress.after(before, reported));
    }

    @Test
    void arrivedIsWhatTheSupplierHas() {
        assertTrue(DeliveryProgress.hasArrived(State.DELIVERED));
        assertTrue(DeliveryProgress.hasArrived(State.REJECTED));
        assertFalse(DeliveryProgress.hasArrived(State.SENT));
        assertFalse(DeliveryProgress.hasArrived(null));
    }

    private static SupplierAnswer.Line answer(
            OrderLine line, String units, @Nullable String price) {
        return new SupplierAnswer.Line(
                line.sku(),
                line.offer(),
                Units.parse(units),
                price == null ? null : UnitPrice.parse(price, Orders.EUR),
                null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # stated   | units | price | verdict  | differences
                      ACCEPTED | 12    | none  | ACCEPTED | 0
                      ACCEPTED | 12    | 1.50  | ACCEPTED | 0
                      ACCEPTED | 12    | 1.5   | ACCEPTED | 0
                      ACCEPTED | 8     | none  | CHANGED  | 1
                      ACCEPTED | 12    | 1.60  | CHANGED  | 1
                      CHANGED  | 8     | 1.60  | CHANGED  | 2
                      CHANGED  | 12    | none  | CHANGED  | 0
                      REJECTED | 12    | none  | REJECTED | 0
                    """)
    void anAcceptanceThatChangesALineIsAChange(
            Verdict stated, String units, @Nullable String price, Verdict verdict, int count) {
        OrderLine line = Orders.line("RICE", 3, "1.50");
        OrderContent content = Orders.content(1800, line);
        List<SupplierAnswer.Line> lines = List.of(answer(line, units, price));
        assertEquals(verdict, AnswerReading.verdict(content, stated, lines));
        assertEquals(count, AnswerReading.differences(content, lines).size());
    }

    @Test
    void anArticleThatWasNotOrderedIsADifference() {
        OrderContent content = Orders.content(0, Orders.line("RICE", 3, "1.50"));
        OrderLine other = Orders.line("SALT", 0, "1.00");
        assertEquals(
                List.of("SALT: was not ordered, 4 announced"),
                AnswerReading.differences(content, List.of(answer(other, "4", null))).stream()
                        .map(Voice.ENGLISH::say)
                        .toList());
        Voice german = Voice.in(Locale.GERMAN, ZoneOffset.UTC);
        OrderLine rice = Orders.line("RICE", 3, "1.50");
        List<SupplierAnswer.Line> fewer = List.of(answer(rice, "2.5", "1.60"));
        assertEquals(
                List.of(
                        "RICE: 12 bestellt, 2,5 angekündigt",
                        "RICE: zum Preis von 1,50 bestellt, zu 1,60 angekündigt"),
                AnswerReading.differences(content, fewer).stream().map(german::say).toList());
    }

    @Test
    void vatIsTakenOncePerRateOnTheSumOfItsLines() {
        OrderLine first = Orders.line("A", 1, "0.0185");
        OrderLine second = Orders.line("B", 1, "0.0185");
        OrderTotals totals = OrderTotals.of(List.of(first, second), Orders.EUR);
        assertEquals(Orders.euros(14), totals.net());
        assertEquals(Orders.euros(1), totals.vat());
        assertEquals(Orders.euros(15), totals.gross());
        assertEquals(Set.of(Percent.parse("7.00")), totals.vatByRate().keySet());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    # net  | minimum | anyway | dropped
                      0    | 0       | false  | NOTHING_TO_ORDER
                      0    | 5000    | true   | NOTHING_TO_ORDER
                      4999 | 5000    | false  | MINIMUM_ORDER_VALUE_MISSED
                      4999 | 5000    | true   | none
                      5000 | 5000    | false  | none
                      1    | 0       | false  | none
                    """)
    void aSuppliersMinimumIsAValueOfGoods(
            long net, long minimum, boolean anyway, @Nullable String dropped) {
        assertEquals(
                Optional.ofNullable(dropped),
                Optional.ofNullable(
                                DraftHead.dropReason(
                                        anyway, Orders.euros(net), Orders.euros(minimum)))
                        .map(Enum::name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            textBlock =
                    """
                    "%s"     | true
                    "%s.12"  | true
                    *        | false
                    W/"%s"   | false
                    "x"      | false
                    %s       | false
                    """)
    void anApprovalNamesAHash(String header, boolean isNamed) {
        Optional<String> hash = ContentTag.hash(header.formatted(Orders.HASH));
        assertEquals(isNamed ? Optional.of(Orders.HASH) : Optional.empty(), hash);
    }

    @Test
    void theTagOfAContentNamesItsHash() {
        OrderContent content = Orders.content(1);
        assertEquals(Optional.of(content.hash()), ContentTag.hash(ContentTag.of(content)));
        assertEquals(Optional.empty(), ContentTag.hash(null));
    }

    @Test
    void textsThatRunTogetherHashApart() {
        assertNotEquals(
                ContentHash.ofTexts(List.of("ab", "c")), ContentHash.ofTexts(List.of("a", "bc")));
    }

    @Test
    void eachReasonHasACodeAMessageAndAStatusOfItsKind() {
        Set<String> messages = new HashSet<>();
        for (PurchasingReason reason : PurchasingReason.values()) {
            assertTrue(messages.add(reason.message()), reason::name);
            assertTrue(Set.of(403, 404, 409, 412, 422, 428).contains(reason.status()));
        }
    }
}
