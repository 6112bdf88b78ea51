package coop.cobuy.aggregator.batching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

class PackRoundTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Rules RULES =
            new Rules(AllotmentRule.EQUAL_AWARDS, ResidueOrder.byIndex());

    @Test
    void theCheapestCombinationCoversWhatIsAskedAndEverybodyHasPartOfEach() {
        // 42 kg: one sack of 25 and four of 5 for 20.00 + 4 · 5.00, against two of 25 for 40.00.
        List<OfferTerms> packs = List.of(pack(1, 25, "0.80", 1), pack(2, 5, "0.90", 1));
        OfferLines lines = lines("30 2", "12 0");
        List<OfferDecision> decided = PackRound.decide(packs, lines, RULES);
        assertEquals(2, decided.size());
        assertEquals(1, decided.get(0).cases().count());
        assertEquals(4, decided.get(1).cases().count());
        // 45 kg: 42 asked for, 2 of tolerance, 1 to stock; a member has 25/45 of it in the sack.
        assertEquals(List.of(32_000L, 12_000L), got(decided, 2));
        long stock = decided.stream().mapToLong(each -> each.stock().milli()).sum();
        assertEquals(1000, stock);
        assertEquals(32_000.0 * 25 / 45, decided.get(0).allottedMilli(0), 1);
    }

    @Test
    void aLimitBelowTheAveragePriceIsLeftOutAndSaidSo() {
        List<OfferTerms> packs = List.of(pack(1, 25, "0.80", 1), pack(2, 5, "0.90", 1));
        OfferLines lines =
                OfferLines.builder()
                        .add(member(0), Units.of(20), Units.ZERO, null)
                        .add(member(1), Units.of(5), Units.ZERO, UnitPrice.parse("0.50", EUR))
                        .build();
        List<OfferDecision> decided = PackRound.decide(packs, lines, RULES);
        OfferDecision only = decided.getFirst();
        assertEquals(1, decided.size());
        assertEquals(ReasonCode.PRICE_ABOVE_LIMIT, only.reasonCode(1));
        assertEquals(0, only.allottedMilli(1));
        assertEquals(20_000, only.allottedMilli(0));
        assertEquals(ReasonCode.SERVED_IN_FULL, only.reasonCode(0));
    }

    @Test
    void belowEveryMinimumNothingIsOrdered() {
        List<OfferTerms> packs = List.of(pack(1, 25, "0.80", 2), pack(2, 5, "0.90", 4));
        List<OfferDecision> decided = PackRound.decide(packs, lines("7 0", "9 0"), RULES);
        assertEquals(1, decided.size());
        assertEquals(ReasonCode.MINIMUM_MISSED, decided.getFirst().reasonCode(0));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void unitsOrderedAreThoseAllottedAndStockAndNobodyHasLessThanAsked(long seed) {
        Random random = new Random(seed);
        for (int turn = 0; turn < 60; turn++) {
            List<OfferTerms> packs = new ArrayList<>();
            for (int k = 0; k < 2 + random.nextInt(2); k++) {
                String price = "0." + (50 + random.nextInt(50));
                packs.add(pack(k + 1, 1 + random.nextInt(30), price, 1));
            }
            String[] asked = new String[1 + random.nextInt(6)];
            for (int i = 0; i < asked.length; i++) {
                asked[i] = (1 + random.nextInt(40)) + " " + random.nextInt(5);
            }
            OfferLines lines = lines(asked);
            List<OfferDecision> decided = PackRound.decide(packs, lines, RULES);
            List<Long> got = got(decided, asked.length);
            long ordered = decided.stream().mapToLong(each -> each.units().milli()).sum();
            long stock = decided.stream().mapToLong(each -> each.stock().milli()).sum();
            assertEquals(ordered, stock + got.stream().mapToLong(Long::longValue).sum());
            for (int i = 0; i < asked.length; i++) {
                long firm = lines.quantityMilli(i);
                assertTrue(got.get(i) >= firm && got.get(i) <= firm + lines.toleranceMilli(i));
            }
            decided.forEach(each -> assertTrue(each.stock().milli() >= 0));
        }
    }

    /** What each member gets of all packs. */
    private static List<Long> got(List<OfferDecision> decided, int members) {
        Map<MemberId, Long> sums = new HashMap<>();
        for (OfferDecision each : decided) {
            for (int i = 0; i < each.count(); i++) {
                sums.merge(each.lines().member(i), each.allottedMilli(i), Long::sum);
            }
        }
        List<Long> got = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            got.add(sums.getOrDefault(member(i), 0L));
        }
        return got;
    }

    private static OfferTerms pack(int id, long kilograms, String price, long minimum) {
        return new OfferTerms(
                new OfferId(new UUID(9, id)),
                UnitCode.KILOGRAM,
                Packing.inCases(new CasePack(Units.of(kilograms)), new Cases(minimum)),
                PriceBreaks.of(
                        BreakKind.ALL_UNITS,
                        List.of(new PriceBreak(Units.ZERO, UnitPrice.parse(price, EUR)))));
    }

    private static OfferLines lines(String... asked) {
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < asked.length; i++) {
            String[] parts = asked[i].split(" ");
            lines.add(
                    member(i),
                    Units.of(Long.parseLong(parts[0])),
                    Units.of(Long.parseLong(parts[1])),
                    null);
        }
        return lines.build();
    }

    private static MemberId member(int number) {
        return new MemberId(new UUID(3, number));
    }
}
