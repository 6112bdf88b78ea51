package coop.cobuy.aggregator.receiving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.ResidueOrder;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.aggregator.purchasing.LinePlan;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;

class SharingTest {

    private static final PurchaseOrderId ORDER = new PurchaseOrderId(new UUID(7, 7));
    private static final OfferId OFFER = new OfferId(new UUID(8, 8));
    private static final Rules RULES =
            new Rules(AllotmentRule.EQUAL_AWARDS, ResidueOrder.byKey(ORDER, OFFER));

    /** Members in order; texts are numbers with blanks between. */
    private static LinePlan plan(String asked, String tolerance, String planned) {
        long[] firm = numbers(asked);
        long[] more = numbers(tolerance);
        long[] got = numbers(planned);
        OfferLines.Builder plans = OfferLines.builder();
        OfferLines.Builder claims = OfferLines.builder();
        for (int i = 0; i < firm.length; i++) {
            MemberId member = new MemberId(new UUID(1, i));
            plans.addPlanned(member, Units.of(firm[i]), Units.of(got[i]));
            claims.add(member, Units.of(firm[i]), Units.of(more[i]), null);
        }
        return new LinePlan(OFFER, UnitCode.PIECE, plans.build(), claims.build(), RULES, false);
    }

    private static long[] numbers(String text) {
        return java.util.Arrays.stream(text.trim().split(" +"))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String units(Sharing sharing) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sharing.count(); i++) {
            text.append(i == 0 ? "" : " ").append(sharing.unitsMilli(i) / 1000);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # asked | tolerance | planned | received | get     | stock | outcome
                      2 5 9 | 0 0 0     | 2 5 9   | 16       | 2 5 9   | 0     | AS_PLANNED
                      2 5 9 | 0 0 0     | 2 5 9   | 12       | 2 5 5   | 0     | SHORT
                      2 5 9 | 0 0 0     | 2 5 9   | 0        | 0 0 0   | 0     | SHORT
                      4 4   | 4 0       | 8 4     | 10       | 6 4     | 0     | SHORT
                      4 4   | 4 0       | 8 4     | 8        | 4 4     | 0     | SHORT
                      4 4   | 4 0       | 8 4     | 6        | 3 3     | 0     | SHORT
                      4 4   | 4 0       | 4 4     | 10       | 6 4     | 0     | OVER
                      4 4   | 4 0       | 4 4     | 15       | 8 4     | 3     | OVER
                      2 5 9 | 0 0 0     | 2 5 5   | 14       | 2 5 7   | 0     | OVER
                      2 5 9 | 0 0 0     | 2 5 5   | 20       | 2 5 9   | 4     | OVER
                      3     | 0         | 0       | 0        | 0       | 0     | AS_PLANNED
                    """)
    void sharesWhatCame(
            String asked,
            String tolerance,
            String planned,
            long received,
            String get,
            long stock,
            String outcome) {
        Sharing sharing = Sharing.of(plan(asked, tolerance, planned), Units.of(received));
        assertEquals(get, units(sharing));
        assertEquals(Units.of(stock), sharing.stock());
        assertEquals(outcome, sharing.outcome().name());
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    /** Plans as the engine makes them: firm claims first, then tolerances, by the same rule. */
    private static LinePlan randomPlan(Random random) {
        int members = 1 + random.nextInt(8);
        OfferLines.Builder wishes = OfferLines.builder();
        long total = 0;
        for (int i = 0; i < members; i++) {
            int firm = random.nextInt(10);
            int more = random.nextInt(5);
            wishes.add(new MemberId(new UUID(1, i)), Units.of(firm), Units.of(more), null);
            total += firm + more;
        }
        OfferLines claims = wishes.build();
        AllotmentRule[] all = AllotmentRule.values();
        Rules rules = new Rules(all[random.nextInt(all.length)], RULES.residues());
        LinePlan unplanned = new LinePlan(OFFER, UnitCode.PIECE, claims, claims, rules, false);
        Sharing ordered = Sharing.of(unplanned, Units.of(random.nextLong(total + 1)));
        OfferLines.Builder planned = OfferLines.builder();
        for (int i = 0; i < members; i++) {
            planned.addPlanned(
                    claims.member(i),
                    new Units(claims.quantityMilli(i)),
                    new Units(ordered.unitsMilli(i)));
        }
        return new LinePlan(OFFER, UnitCode.PIECE, planned.build(), claims, rules, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyUnitIsSomebodysAndNobodyLosesByMore(long seed) {
        Random random = new Random(seed);
        LinePlan plan = randomPlan(random);
        Units received = Units.of(random.nextInt(100));
        Sharing sharing = Sharing.of(plan, received);
        assertEquals(received, sharing.allotted().plus(sharing.stock()));
        for (int i = 0; i < sharing.count(); i++) {
            long most = plan.claims().quantityMilli(i) + plan.claims().toleranceMilli(i);
            assertTrue(sharing.unitsMilli(i) <= most, "more than wished");
            switch (sharing.outcome()) {
                case AS_PLANNED -> assertEquals(sharing.plannedMilli(i), sharing.unitsMilli(i));
                case SHORT -> assertTrue(sharing.unitsMilli(i) <= sharing.plannedMilli(i));
                case OVER -> assertTrue(sharing.unitsMilli(i) >= sharing.plannedMilli(i));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyGramIsSomebodysAndGoesByPieces(long seed) {
        Random random = new Random(seed);
        LinePlan plan = randomPlan(random);
        Units received = Units.of(1 + random.nextInt(100));
        Units kilograms = new Units(1 + random.nextLong(1 + random.nextInt(1_000_000)));
        Sharing sharing = Sharing.of(plan, received);
        CatchWeight nominal = new CatchWeight(Units.of(1));
        WeightShares shares = WeightShares.of(nominal, sharing, kilograms);
        assertEquals(kilograms, shares.allotted().plus(shares.stock()));
        for (int i = 0; i < sharing.count(); i++) {
            double exact = (double) kilograms.milli() * sharing.unitsMilli(i) / received.milli();
            // The co-op's part is rounded before the members share the rest.
            assertEquals(exact, shares.grams(i), 2, "grams of line " + i);
            if (sharing.unitsMilli(i) == 0) {
                assertEquals(0, shares.grams(i));
            }
            for (int j = 0; j < i; j++) {
                if (sharing.unitsMilli(i) > sharing.unitsMilli(j)) {
                    assertTrue(shares.grams(i) >= shares.grams(j), "more pieces, fewer grams");
                }
            }
        }
    }

    @Test
    void whoFoundThePriceTooHighGetsNothingOfWhatIsOver() {
        MemberId in = new MemberId(new UUID(1, 0));
        MemberId out = new MemberId(new UUID(1, 1));
        OfferLines planned =
                OfferLines.builder()
                        .addPlanned(in, Units.of(4), Units.of(4))
                        .addPlanned(out, Units.of(4), Units.ZERO)
                        .build();
        OfferLines claims =
                OfferLines.builder()
                        .add(in, Units.of(4), Units.ZERO, null)
                        .add(out, Units.ZERO, Units.ZERO, null)
                        .build();
        LinePlan plan = new LinePlan(OFFER, UnitCode.PIECE, planned, claims, RULES, false);
        Sharing sharing = Sharing.of(plan, Units.of(8));
        assertEquals("4 0", units(sharing));
        assertEquals(Units.of(4), sharing.stock());
    }
}
