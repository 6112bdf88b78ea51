package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class RedistributionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # planned firm+tolerance | arrived | allotted | stock
                      4+2 4+1 4              | 15      | 6 5 4    | 0
                      4+2 4+1 4              | 14      | 5 5 4    | 0
                      4+2 4+1 4              | 12      | 4 4 4    | 0
                      4+2 4+1 4              | 10      | 4 3 3    | 0
                      4+2 4+1 4              | 0       | 0 0 0    | 0
                      4+2 4+1 4              | 18      | 6 5 4    | 3
                    """)
    void servesFirmPartsBeforeTolerances(
            String planned, String arrived, String allotted, String stock) {
        Redistribution shared = share(Offers.lines(planned), arrived, Offers.BY_INDEX);

        assertEquals(
                allotted,
                IntStream.range(0, shared.count())
                        .mapToObj(i -> shared.allotted(i).toString())
                        .collect(Collectors.joining(" ")));
        assertEquals(stock, shared.stock().toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesOutAllThatArrivesAndShrinksNobodyAsMoreComes(long seed) {
        Random random = new Random(seed);
        OfferLines planned = Offers.randomLines(random, 1 + random.nextInt(8), 6, false);
        long[] before = new long[planned.count()];
        for (int arrived = 0; arrived < 100; arrived++) {
            Redistribution shared = share(planned, Integer.toString(arrived), Offers.BY_KEY);
            long sum = shared.stock().milli();
            for (int i = 0; i < before.length; i++) {
                long most = planned.quantityMilli(i) + planned.toleranceMilli(i);
                assertTrue(shared.allottedMilli(i) >= before[i]);
                assertTrue(shared.allottedMilli(i) <= most);
                assertEquals(shared.allottedMilli(i) < most, shared.reason(i).isPresent());
                before[i] = shared.allottedMilli(i);
                sum += before[i];
            }
            assertEquals(Units.of(arrived), new Units(sum));
        }
    }

    @Test
    void splitsAPlannedAllotmentIntoFirmAndTolerance() {
        OfferLines planned =
                OfferLines.builder()
                        .addPlanned(Offers.member(0), Units.of(3), Units.of(5))
                        .addPlanned(Offers.member(1), Units.of(3), Units.of(2))
                        .build();
        assertEquals(Units.of(3), new Units(planned.quantityMilli(0)));
        assertEquals(Units.of(2), new Units(planned.toleranceMilli(0)));
        assertEquals(Units.of(2), new Units(planned.quantityMilli(1)));
        assertEquals(Units.ZERO, new Units(planned.toleranceMilli(1)));
    }

    @Test
    void sharesWeighedGoodsToTheGram() {
        Redistribution shared =
                Redistribution.of(
                        Offers.lines("1.5 1.5 0.2"),
                        UnitCode.KILOGRAM,
                        Units.parse("2.001"),
                        ShortfallCause.DELIVERY,
                        Offers.BY_INDEX);
        assertEquals("0.901", shared.allotted(0).toString());
        assertEquals("0.9", shared.allotted(1).toString());
        assertEquals("0.2", shared.allotted(2).toString());
    }

    @Test
    void refusesAPartOfAPiece() {
        assertThrows(
                IllegalArgumentException.class,
                () -> share(Offers.lines("4"), "3.5", Offers.BY_INDEX));
    }

    @Test
    void keepsThePlannedReasonOfWhoGetsAllThatWasPlanned() {
        Redistribution shared = share(Offers.lines("2 9"), "8", Offers.BY_INDEX);
        assertTrue(shared.isShort());
        assertTrue(shared.reason(0).isEmpty());
        assertEquals(ReasonCode.SHORT_DELIVERY, shared.reason(1).orElseThrow().code());
        assertFalse(share(Offers.lines("2 9"), "11", Offers.BY_INDEX).isShort());
    }

    static LongStream seeds() {
        return Offers.seeds();
    }

    private static Redistribution share(OfferLines planned, String arrived, Rules rules) {
        return Redistribution.of(
                planned, UnitCode.PIECE, Units.parse(arrived), ShortfallCause.DELIVERY, rules);
    }
}
