package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.money.Money;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.LongStream;

class OfferRoundTest {

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUnitOrderedIsSomebodysAndNobodyGetsMoreThanTheyTake(long seed) {
        OfferDecision decision = random(seed, Offers.BY_KEY);
        OfferLines lines = decision.lines();

        long sum = 0;
        for (int i = 0; i < lines.count(); i++) {
            long got = decision.allottedMilli(i);
            sum += got;
            assertTrue(got >= 0 && got <= lines.quantityMilli(i) + lines.toleranceMilli(i));
            assertEquals(0, got % Offers.UNIT);
            assertTrue(
                    got == 0
                            || lines.limitMicro(i)
                                    >= PriceBreaks.micro(decision.unitPrice().orElseThrow()));
        }
        assertEquals(decision.units().milli(), sum + decision.stock().milli());
        assertEquals(Units.ZERO, decision.stock());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void servesNoToleranceBeforeAllFirmUnits(long seed) {
        OfferDecision decision = random(seed, Offers.BY_KEY);
        boolean isAnyoneCut = false;
        boolean isToleranceUsed = false;
        for (int i = 0; i < decision.count(); i++) {
            isAnyoneCut |= decision.reasonCode(i) == ReasonCode.CASE_NOT_FILLED;
            isToleranceUsed |= decision.reasonCode(i) == ReasonCode.TOLERANCE_USED;
        }
        assertTrue(!isAnyoneCut || !isToleranceUsed);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfTheLinesDecidesNothing(long seed) {
        OfferDecision decision = random(seed, Offers.BY_KEY);
        int[] order = Offers.shuffled(decision.count(), new Random(~seed));
        OfferDecision other =
                OfferRound.decide(
                        decision.terms(), Offers.reordered(decision.lines(), order), Offers.BY_KEY);

        assertEquals(decision.facts(), other.facts());
        for (int i = 0; i < order.length; i++) {
            assertEquals(decision.allotted(order[i]), other.allotted(i));
            assertEquals(decision.reason(order[i]).text(), other.reason(i).text());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyReasonAgreesWithItsNumbers(long seed) {
        OfferDecision decision = random(seed, Offers.BY_KEY);
        for (int i = 0; i < decision.count(); i++) {
            long asked = decision.lines().quantityMilli(i);
            long got = decision.allottedMilli(i);
            boolean agrees =
                    switch (decision.reasonCode(i)) {
                        case SERVED_IN_FULL -> got == asked;
                        case TOLERANCE_USED -> got > asked;
                        case CASE_NOT_FILLED -> got < asked || !decision.isOrdered();
                        case PRICE_ABOVE_LIMIT ->
                                got == 0 && decision.lines().limitMicro(i) < OfferLines.NO_LIMIT;
                        case MINIMUM_MISSED -> !decision.isOrdered();
                        case SHORT_DELIVERY, RATIONED, ORDER_CHANGED, ALL_OR_NOTHING, SUPERSEDED ->
                                false;
                    };
            assertTrue(agrees, decision.reason(i).toString());
            assertTrue(decision.reason(i).text().startsWith("You asked for "));
        }
    }

    @Test
    void toleratesQuantitiesOfATrillionUnits() {
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < 1000; i++) {
            lines.add(Offers.member(i), Units.MAX, Units.MAX, null);
        }
        OfferTerms terms =
                Offers.pieces(Offers.cases(999_999_999_999L, 1), Offers.breaks("1:1.00"));
        OfferDecision decision = OfferRound.decide(terms, lines.build(), Offers.BY_KEY);

        assertEquals(new Cases(1001), decision.cases());
        assertEquals(
                new Money(Math.multiplyExact(1001 * 100L, 999_999_999_999L), Offers.EUR),
                decision.net());
        assertEquals(Units.ZERO, decision.stock());
    }

    @Test
    void refusesATotalBeyondTheRangeOfAQuantityInsteadOfWrapping() {
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < 10_000; i++) {
            lines.add(Offers.member(i), Units.MAX, Units.ZERO, null);
        }
        OfferTerms terms = Offers.pieces(Packing.loose(), Offers.breaks("1:1.00"));
        OfferLines all = lines.build();
        assertThrows(ArithmeticException.class, () -> OfferRound.decide(terms, all, Offers.BY_KEY));
    }

    @Test
    void refusesAPartOfAPiece() {
        OfferTerms terms = Offers.pieces(Packing.loose(), Offers.breaks("1:1.00"));
        assertThrows(
                IllegalArgumentException.class,
                () -> OfferRound.decide(terms, Offers.lines("2 0.5"), Offers.BY_KEY));
    }

    @Test
    void ordersWeighedGoodsToTheGramAndWithoutCases() {
        OfferTerms terms = Offers.kilograms(Packing.loose(), Offers.breaks("0:12.99 5:11.49"));
        OfferDecision decision =
                OfferRound.decide(terms, Offers.lines("2.25 1.125+1 0.5"), Offers.BY_KEY);

        assertEquals(Units.parse("3.875"), decision.units());
        assertEquals(Cases.ZERO, decision.cases());
        assertEquals(Money.of(5034, "EUR"), decision.net());
    }

    @Test
    void tellsTheBuyerOfTheCheaperQuantity() {
        OfferTerms terms = Offers.pieces(Offers.cases(10, 1), Offers.breaks("1:1.00 96:0.80"));
        Inversion inversion =
                OfferRound.decide(terms, Offers.lines("45 45"), Offers.BY_KEY)
                        .inversion()
                        .orElseThrow();

        assertEquals(
                new Inversion(
                        Units.of(100), new Cases(10), Money.of(8000, "EUR"), Money.of(1000, "EUR")),
                inversion);
        assertTrue(
                OfferRound.decide(terms, Offers.lines("40 40"), Offers.BY_KEY)
                        .inversion()
                        .isEmpty());
    }

    @Test
    void decidesAnOfferThatNobodyWants() {
        OfferTerms terms = Offers.pieces(Offers.cases(10, 1), Offers.breaks("1:1.00"));
        OfferDecision decision =
                OfferRound.decide(terms, OfferLines.builder().build(), Offers.BY_KEY);
        assertEquals(Cases.ZERO, decision.cases());
        assertEquals(Money.of(0, "EUR"), decision.net());
        assertTrue(decision.unitPrice().isEmpty());
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    private static OfferDecision random(long seed, Rules rules) {
        Random random = new Random(seed);
        PriceBreaks breaks = Offers.randomBreaks(random, random.nextInt(4) > 0);
        OfferTerms terms =
                Offers.pieces(Offers.cases(1 + random.nextInt(12), random.nextInt(4)), breaks);
        OfferLines lines =
                Offers.randomLines(random, 1 + random.nextInt(20), 9, random.nextBoolean());
        return OfferRound.decide(terms, lines, rules);
    }
}
