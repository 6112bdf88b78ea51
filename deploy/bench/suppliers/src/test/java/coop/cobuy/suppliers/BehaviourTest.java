package coop.cobuy.suppliers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;
import coop.cobuy.suppliers.Behaviour.Step;
import coop.cobuy.suppliers.document.Answer;
import coop.cobuy.suppliers.document.Answer.Advice;
import coop.cobuy.suppliers.document.Answer.Bill;
import coop.cobuy.suppliers.document.Answer.Prices;
import coop.cobuy.suppliers.document.Answer.Response;
import coop.cobuy.suppliers.document.Answer.Verdict;
import coop.cobuy.suppliers.document.SupplierOrder;
import coop.cobuy.suppliers.document.SupplierOrder.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;

class BehaviourTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

    private static List<Answer> answers(String temper, SupplierOrder order) {
        return Behaviour.of(Temper.named(temper), order, TODAY).stream().map(Step::answer).toList();
    }

    private static <T extends Answer> T one(String temper, Class<T> type) {
        return answers(temper, Orders.plain()).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Units units(List<SupplierOrder.Line> lines) {
        return lines.stream().map(SupplierOrder.Line::units).reduce(Units.ZERO, Units::plus);
    }

    @Test
    void aReliableOneDeliversAndBillsWhatWasOrdered() {
        List<Answer> answers = answers("reliable", Orders.plain());
        assertEquals(3, answers.size());
        Response response = assertInstanceOf(Response.class, answers.get(0));
        assertEquals(Verdict.ACCEPTED, response.verdict());
        assertEquals(Orders.plain().lines(), response.lines());
        assertEquals(Orders.plain().lines(), ((Advice) answers.get(1)).lines());
        Bill bill = assertInstanceOf(Bill.class, answers.get(2));
        assertEquals(Money.of(2_360, "EUR"), bill.net());
        assertEquals(Money.of(2_525, "EUR"), bill.payable());
    }

    @Test
    void aChangingOneBringsACaseLessAndADayLater() {
        Response response = one("changing", Response.class);
        assertEquals(Verdict.CHANGED, response.verdict());
        assertEquals("2026-12-02", response.deliveryDate());
        assertNotEquals(units(Orders.plain().lines()), units(response.lines()));
        for (SupplierOrder.Line line : response.lines()) {
            assertTrue(
                    line.cases() == 0
                            || line.units().milli() == line.cases() * line.perCase().milli());
        }
        assertEquals(response.lines(), one("changing", Advice.class).lines());
    }

    @Test
    void aShortOneConfirmsAllAndBringsLess() {
        assertEquals(Verdict.ACCEPTED, one("short", Response.class).verdict());
        Advice advice = one("short", Advice.class);
        assertTrue(units(advice.lines()).compareTo(units(Orders.plain().lines())) < 0);
        Bill bill = one("short", Bill.class);
        assertEquals(
                units(advice.lines()),
                bill.lines().stream()
                        .map(Answer.BilledLine::units)
                        .reduce(Units.ZERO, Units::plus));
    }

    @Test
    void wrongBillsAreWrongInOneThing() {
        Bill right = one("reliable", Bill.class);
        Bill overpriced = one("overpriced", Bill.class);
        assertTrue(overpriced.net().isOver(right.net()));
        assertEquals(overpriced.net().plus(overpriced.vat()), overpriced.payable());
        Bill miscounting = one("miscounting", Bill.class);
        assertEquals(right.lines(), miscounting.lines());
        assertEquals(right.payable().plus(Money.of(100, "EUR")), miscounting.payable());
        Bill surprising = one("surprising", Bill.class);
        assertEquals(right.lines().size() + 1, surprising.lines().size());
        assertEquals(0, surprising.lines().getLast().orderLine());
    }

    @Test
    void somebodyLateSaysTheSameLater() {
        List<Step> late = Behaviour.of(Temper.named("late"), Orders.plain(), TODAY);
        assertEquals(answers("reliable", Orders.plain()), late.stream().map(Step::answer).toList());
        assertEquals(
                List.of(Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5)),
                late.stream().map(Step::after).toList());
    }

    @Test
    void thereAreThoseWhoRejectSayNothingOrSendPrices() {
        assertEquals(1, answers("rejecting", Orders.plain()).size());
        assertEquals(Verdict.REJECTED, one("rejecting", Response.class).verdict());
        assertEquals(List.of(), answers("silent", Orders.plain()));
        Prices prices = one("listing", Prices.class);
        assertEquals(TODAY.plusDays(1), prices.validFrom());
        assertEquals("1.3200", String.valueOf(prices.lines().getFirst().price().orElseThrow()));
    }

    @Test
    void aCancellationIsNotAnswered() {
        SupplierOrder order = Orders.plain();
        SupplierOrder cancelled =
                new SupplierOrder(
                        Kind.CANCELLATION, order.number(), 0, order.currency(), null, List.of());
        assertEquals(List.of(), answers("reliable", cancelled));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"changing", "short", "overpriced"})
    void chanceComesFromTheSeedAlone(String name) {
        Temper temper = Temper.named(name);
        List<List<Step>> outcomes =
                LongStream.rangeClosed(1, 20)
                        .mapToObj(seed -> Behaviour.of(temper.seeded(seed), Orders.plain(), TODAY))
                        .toList();
        assertTrue(outcomes.stream().distinct().count() > 1, "the seed decides nothing");
        assertEquals(outcomes.getFirst(), Behaviour.of(temper.seeded(1), Orders.plain(), TODAY));
    }

    @Test
    void aTemperOfOnesOwnIsDataToo() {
        String json =
                """
                {"seed": 7, "onOrder": "CHANGE", "laterDays": 2, "despatch": "NONE",
                 "billing": "NONE", "prices": false, "freightMinor": 0,
                 "freightVatPercent": "19.00", "times": 1, "answerAfterMillis": 5,
                 "despatchAfterMillis": 0, "billAfterMillis": 0, "reception": "OPEN"}
                """;
        assertEquals(2, Temper.parse(json).laterDays());
        assertThrows(
                IllegalArgumentException.class,
                () -> Temper.parse(json.replace("CHANGE", "SHRUG")));
        assertThrows(IllegalArgumentException.class, () -> Temper.named("nobody"));
    }
}
