package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Voice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Minimum order values, lines of all or nothing, and receipts beside a decision. */
class SupplierRoundTest {

    private static final OfferTerms FOURS =
            Offers.pieces(Offers.cases(4, 1), Offers.breaks("1:1.00"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CANCEL     | So nothing was ordered, and you pay nothing.
                    CARRY_OVER | So nothing was ordered, and what was asked for goes into the next round.
                    ASK_BUYER  | So nothing was ordered until the buyer has decided what to do.
                    """)
    void callsOffAnOrderBelowTheMinimumValue(MissedMinimum rule, String consequence) {
        SupplierDecision decision = decide("12.01", rule, "4 4+3", "4 1@0.50");
        SupplierDecision.Missed missed = decision.missed().getFirst();
        OfferDecision first = decision.offers().getFirst();

        assertEquals(Money.of(0, "EUR"), decision.net());
        assertEquals(1, decision.missed().size());
        assertEquals(SupplierDecision.Kind.ORDER_VALUE, missed.kind());
        assertEquals(Optional.empty(), missed.offer());
        assertEquals(rule, missed.rule());
        assertEquals("12.01 EUR of 12.00 EUR", missed.minimum() + " of " + missed.reached());
        assertEquals(List.of(0, 1), missed.lines().get(0).lines());
        assertEquals(List.of(0), missed.lines().get(1).lines());
        assertEquals(
                "The supplier takes no order below 12.01 EUR, and all lines together come to 12.00"
                        + " EUR. "
                        + consequence,
                Voice.ENGLISH.say(missed.said()));
        assertEquals(Units.ZERO, first.units());
        assertEquals(Units.ZERO, first.stock());
        assertEquals(Units.ZERO, first.allotted(0));
        assertTrue(first.unitPrice().isEmpty());
        assertEquals(ReasonCode.MINIMUM_MISSED, first.reasonCode(0));
        assertEquals(ReasonCode.MINIMUM_MISSED, first.reason(0).code());
        assertEquals(
                "You were to get 4. " + Voice.ENGLISH.say(missed.said()), first.reason(0).text());
        assertEquals(
                ReasonCode.PRICE_ABOVE_LIMIT, decision.offers().get(1).reasonCode(1), "as before");
        assertEquals(
                Units.of(3),
                Redistribution.of(
                                first, Units.of(3), ShortfallCause.DELIVERY, Surplus.TO_TOLERANCES)
                        .stock(),
                "what comes all the same is nobody's");
    }

    @Test
    void placesAnOrderOfJustTheMinimumValue() {
        SupplierDecision decision = decide("12.00", MissedMinimum.CANCEL, "4 4+3", "4 1@0.50");
        assertEquals(Money.of(1200, "EUR"), decision.net());
        assertTrue(decision.missed().isEmpty());
        assertTrue(decision.offers().getFirst().missedValue().isEmpty());
    }

    @Test
    void missesNoValueWithNothingToOrder() {
        assertTrue(decide("12.00", MissedMinimum.CANCEL, "1").missed().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfALineBelowItsMinimumQuantity(MissedMinimum rule) {
        OfferTerms terms = Offers.pieces(Offers.cases(4, 3), Offers.breaks("1:1.00"));
        Rules rules =
                new Rules(
                        AllotmentRule.EQUAL_AWARDS,
                        ResidueOrder.byIndex(),
                        ResidueOrder.byIndex(),
                        rule);
        SupplierRound.Wanted wanted =
                new SupplierRound.Wanted(terms, Offers.lines("5+2 4 0"), rules);
        SupplierDecision decision =
                SupplierRound.decide(List.of(wanted), Money.of(0, "EUR"), MissedMinimum.CANCEL);
        SupplierDecision.Missed missed = decision.missed().getFirst();

        assertEquals(SupplierDecision.Kind.LINE_QUANTITY, missed.kind());
        assertEquals(Optional.of(terms.offer()), missed.offer());
        assertEquals(rule, missed.rule());
        assertEquals("12, 11", missed.minimum() + ", " + missed.reached());
        assertTrue(
                Voice.ENGLISH
                        .say(missed.said())
                        .startsWith(
                                "The supplier takes no less than 12, and members asked for 11 with"
                                        + " all tolerances. So nothing was ordered"));
        assertEquals(List.of(0, 1), missed.lines().getFirst().lines());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # lines, ! = all or nothing | units | what each gets and why
                      3! 4       | 4  | 0 ALL_OR_NOTHING, 4 SERVED_IN_FULL
                      3! 5       | 8  | 3 SERVED_IN_FULL, 5 SERVED_IN_FULL
                      5!         | 0  | 0 ALL_OR_NOTHING
                      3!         | 0  | 0 CASE_NOT_FILLED
                      1! 6       | 4  | 1 SERVED_IN_FULL, 3 CASE_NOT_FILLED
                      4! 4! 1!   | 0  | 0 ALL_OR_NOTHING, 0 ALL_OR_NOTHING, 0 CASE_NOT_FILLED
                      5!@1.00 4  | 4  | 0 ALL_OR_NOTHING, 4 SERVED_IN_FULL
                    """)
    void servesLinesOfAllOrNothingWholeOrNotAtAll(String lines, long units, String outcome) {
        OfferDecision decision = OfferRound.decide(FOURS, allOrNothing(lines), Offers.BY_INDEX);
        assertEquals(Units.of(units), decision.units());
        assertEquals(
                outcome,
                IntStream.range(0, decision.count())
                        .mapToObj(i -> decision.allotted(i) + " " + decision.reasonCode(i))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void explainsWhatALineOfAllOrNothingWouldHaveGot() {
        OfferDecision decision = OfferRound.decide(FOURS, allOrNothing("3! 4"), Offers.BY_INDEX);
        Reason reason = decision.reason(0);
        assertEquals(ReasonCode.ALL_OR_NOTHING, reason.code());
        assertEquals(AllotmentRule.EQUAL_AWARDS, reason.rule());
        assertEquals(
                "You asked for 3, all or nothing. Of what could be ordered, 2 would have been"
                        + " yours. So your line was left out, and you pay nothing.",
                reason.text());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRuleKeepsEveryPromiseTogether(long seed) {
        Random random = new Random(seed);
        AllotmentRule rule = AllotmentRule.values()[random.nextInt(6)];
        OfferLines lines = mixed(random);
        OfferTerms terms =
                Offers.pieces(
                        Offers.cases(1 + random.nextInt(9), random.nextInt(3)),
                        Offers.randomBreaks(random, random.nextBoolean()));
        OfferDecision decision = OfferRound.decide(terms, lines, Offers.byKey(rule));
        assertEquals(Units.ZERO, decision.stock());
        for (int i = 0; i < lines.count(); i++) {
            long got = decision.allottedMilli(i);
            assertTrue(got <= lines.quantityMilli(i) + lines.toleranceMilli(i));
            assertTrue(
                    got == 0
                            || lines.limitMicro(i)
                                    >= PriceBreaks.micro(decision.unitPrice().orElseThrow()));
            assertTrue(
                    !lines.isAllOrNothing(i) || got == 0 || got >= lines.quantityMilli(i),
                    "all or nothing");
            assertEquals(decision.reasonCode(i), decision.reason(i).code());
            for (int j = 0; j < lines.count(); j++) {
                assertTrue(
                        lines.priority(i) <= lines.priority(j)
                                || got == 0
                                || !decision.isIn(j)
                                || decision.allottedMilli(j) >= lines.quantityMilli(j),
                        "a later class has something while an earlier one is short");
            }
        }
        Units received = Units.of(random.nextInt(80));
        Redistribution shared =
                Redistribution.of(
                        decision, received, ShortfallCause.DELIVERY, Surplus.TO_TOLERANCES);
        long sum = shared.stock().milli();
        for (int i = 0; i < lines.count(); i++) {
            long got = shared.allottedMilli(i);
            sum += got;
            assertTrue(got <= lines.quantityMilli(i) + lines.toleranceMilli(i));
            assertTrue(
                    received.compareTo(decision.units()) < 0 || got >= decision.allottedMilli(i),
                    rule + ": nobody gets less when more comes");
            assertEquals(got != decision.allottedMilli(i), shared.reason(i).isPresent());
        }
        assertEquals(received, new Units(sum));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rule         | received | got      | stock | first one's reason
                      EQUAL_AWARDS | 8        | 4 4 0    | 0     | none
                      EQUAL_AWARDS | 9        | 5 4 0    | 0     | SERVED_IN_FULL
                      EQUAL_AWARDS | 10       | 6 4 0    | 0     | TOLERANCE_USED
                      EQUAL_AWARDS | 20       | 7 4 0    | 9     | TOLERANCE_USED
                      PROPORTIONAL | 9        | 5 4 0    | 0     | SERVED_IN_FULL
                      TALMUD       | 20       | 7 4 0    | 9     | TOLERANCE_USED
                      EQUAL_AWARDS | 5        | 3 2 0    | 0     | SHORT_DELIVERY
                    """)
    void sharesWhatReallyCame(
            AllotmentRule rule, long received, String got, long stock, String reason) {
        OfferDecision decision =
                OfferRound.decide(FOURS, Offers.lines("5+2 4 1@0.5"), Offers.byIndex(rule));
        Redistribution shared =
                Redistribution.of(
                        decision,
                        Units.of(received),
                        ShortfallCause.DELIVERY,
                        Surplus.TO_TOLERANCES);
        assertEquals(
                got,
                IntStream.range(0, 3)
                        .mapToObj(i -> shared.allotted(i).toString())
                        .collect(Collectors.joining(" ")));
        assertEquals(Units.of(stock), shared.stock());
        assertEquals(reason, shared.reason(0).map(r -> r.code().name()).orElse("none"));
    }

    @Test
    void explainsMoreThanPlanned() {
        OfferDecision decision = OfferRound.decide(FOURS, Offers.lines("5+2 4"), Offers.BY_INDEX);
        Redistribution shared =
                Redistribution.of(
                        decision, Units.of(10), ShortfallCause.DELIVERY, Surplus.TO_TOLERANCES);
        Reason reason = shared.reason(0).orElseThrow();
        assertEquals(AllotmentRule.EQUAL_AWARDS, reason.rule());
        assertEquals(
                "10 came. You were to get 4 and get 6, within what you asked for and take on top.",
                reason.text());
        assertEquals(
                ReasonCode.CASE_NOT_FILLED,
                new Reason.Topped(9000, 4000, 5000, shared.facts()).code());
    }

    @Test
    void keepsAllOrNothingWhenLessComes() {
        OfferDecision decision = OfferRound.decide(FOURS, allOrNothing("4! 4"), Offers.BY_INDEX);
        Redistribution shared =
                Redistribution.of(
                        decision, Units.of(6), ShortfallCause.DELIVERY, Surplus.TO_TOLERANCES);
        Reason reason = shared.reason(0).orElseThrow();
        assertEquals("0 4 2", shared.allotted(0) + " " + shared.allotted(1) + " " + shared.stock());
        assertEquals(ReasonCode.ALL_OR_NOTHING, reason.code());
        assertEquals(AllotmentRule.EQUAL_AWARDS, reason.rule());
        assertEquals(
                "You were to get 4, all or nothing, and 3 would be left of it. So your line was"
                        + " left out, and you pay nothing.",
                reason.text());
        assertTrue(shared.reason(1).isEmpty());
    }

    @Test
    void weighsPiecesByWhatReallyCame() {
        CatchWeight cheese = new CatchWeight(Units.parse("1.25"));
        OfferLines lines = Offers.lines("2 1 1");
        OfferDecision decision =
                OfferRound.decide(
                        Offers.pieces(Packing.loose(), Offers.breaks("1:9.00")),
                        lines,
                        Offers.BY_INDEX);
        Redistribution shared =
                Redistribution.of(
                        decision, Units.of(5), ShortfallCause.DELIVERY, Surplus.TO_TOLERANCES);
        assertEquals("5", cheese.expected(Units.of(4)).toString());
        assertEquals(
                "4 5 5",
                cheese.pieces(Units.parse("5.624"))
                        + " "
                        + cheese.pieces(Units.parse("5.625"))
                        + " "
                        + cheese.pieces(Units.parse("6.25")));
        long[] grams = CatchWeight.grams(shared, lines, Units.parse("6.001"), Offers.BY_INDEX);
        assertEquals("2401 1200 1200", grams[0] + " " + grams[1] + " " + grams[2]);
        Redistribution exactly =
                Redistribution.of(
                        decision, Units.of(4), ShortfallCause.DELIVERY, Surplus.TO_TOLERANCES);
        long[] all = CatchWeight.grams(exactly, lines, Units.parse("5.003"), Offers.BY_INDEX);
        assertEquals(5003, LongStream.of(all).sum());
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    private static SupplierDecision decide(String minimum, MissedMinimum rule, String... offers) {
        List<SupplierRound.Wanted> wanted =
                Arrays.stream(offers)
                        .map(
                                lines ->
                                        new SupplierRound.Wanted(
                                                FOURS, Offers.lines(lines), Offers.BY_INDEX))
                        .toList();
        return SupplierRound.decide(wanted, Money.parse(minimum, Offers.EUR), rule);
    }

    private static OfferLines allOrNothing(String list) {
        OfferLines plain = Offers.lines(list.replace("!", ""));
        OfferLines.Builder lines = OfferLines.builder();
        String[] entries = list.split(" ");
        for (int i = 0; i < entries.length; i++) {
            lines.add(
                    plain.memberHigh(i),
                    plain.memberLow(i),
                    plain.quantityMilli(i),
                    plain.toleranceMilli(i),
                    plain.limitMicro(i));
            if (entries[i].contains("!")) {
                lines.allOrNothing();
            }
        }
        return lines.build();
    }

    private static OfferLines mixed(Random random) {
        OfferLines plain =
                Offers.randomLines(random, 1 + random.nextInt(12), 9, random.nextBoolean());
        OfferLines.Builder lines = OfferLines.builder();
        boolean isClassed = random.nextBoolean();
        for (int i = 0; i < plain.count(); i++) {
            lines.add(
                    plain.memberHigh(i),
                    plain.memberLow(i),
                    plain.quantityMilli(i),
                    plain.toleranceMilli(i),
                    plain.limitMicro(i));
            if (isClassed) {
                lines.priority(random.nextInt(3));
            }
            if (random.nextInt(4) == 0) {
                lines.allOrNothing();
            }
        }
        return lines.build();
    }
}
