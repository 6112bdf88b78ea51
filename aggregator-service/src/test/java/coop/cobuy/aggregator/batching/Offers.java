package coop.cobuy.aggregator.batching;

import coop.cobuy.aggregator.Seeds;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Terms and lines as the tests of this package write them. */
final class Offers {

    static final Currency EUR = Currency.getInstance("EUR");
    static final long UNIT = 1000;
    static final Rules BY_INDEX = new Rules(AllotmentRule.EQUAL_AWARDS, ResidueOrder.byIndex());
    static final Rules BY_KEY =
            new Rules(
                    AllotmentRule.EQUAL_AWARDS,
                    ResidueOrder.byKey(new PurchaseOrderId(new UUID(7, 7))));

    private Offers() {}

    static Rules byIndex(AllotmentRule rule) {
        return new Rules(rule, ResidueOrder.byIndex());
    }

    static Rules byKey(AllotmentRule rule) {
        return new Rules(rule, BY_KEY.residues(), ResidueOrder.lots(7), MissedMinimum.CANCEL);
    }

    /** {@code "1:4.00 20:3.60"}: from so many units, so much each. */
    static PriceBreaks breaks(String list) {
        List<PriceBreak> breaks = new ArrayList<>();
        for (String entry : list.split(" ")) {
            String[] parts = entry.split(":");
            breaks.add(new PriceBreak(Units.parse(parts[0]), UnitPrice.parse(parts[1], EUR)));
        }
        return PriceBreaks.allUnits(breaks);
    }

    static OfferTerms pieces(Packing packing, PriceBreaks breaks) {
        return new OfferTerms(new OfferId(new UUID(1, 1)), UnitCode.PIECE, packing, breaks);
    }

    static OfferTerms kilograms(Packing packing, PriceBreaks breaks) {
        return new OfferTerms(new OfferId(new UUID(1, 2)), UnitCode.KILOGRAM, packing, breaks);
    }

    static Packing cases(long unitsPerCase, long minimum) {
        return Packing.inCases(CasePack.of(unitsPerCase), new Cases(minimum));
    }

    static MemberId member(int number) {
        return new MemberId(new UUID(0x1234_5678_9abc_4defL * (number + 1), number));
    }

    /** {@code "5 5+2 3@3.20"}: quantity, tolerance, limit of members 0, 1, 2. */
    static OfferLines lines(String list) {
        OfferLines.Builder lines = OfferLines.builder();
        for (String entry : list.split(" ")) {
            String[] limit = entry.split("@");
            String[] parts = limit[0].split("\\+");
            lines.add(
                    member(lines.count()),
                    Units.parse(parts[0]),
                    parts.length > 1 ? Units.parse(parts[1]) : Units.ZERO,
                    limit.length > 1 ? UnitPrice.parse(limit[1], EUR) : null);
        }
        return lines.build();
    }

    /** The same lines in another order; line i of the result is line order[i] of the given ones. */
    static OfferLines reordered(OfferLines lines, int[] order) {
        OfferLines.Builder result = OfferLines.builder();
        for (int i : order) {
            result.add(
                    lines.memberHigh(i),
                    lines.memberLow(i),
                    lines.quantityMilli(i),
                    lines.toleranceMilli(i),
                    lines.limitMicro(i));
        }
        return result.build();
    }

    static int[] shuffled(int count, Random random) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** Up to four breaks, falling or not. */
    static PriceBreaks randomBreaks(Random random, boolean falling) {
        int count = 1 + random.nextInt(4);
        long from = random.nextInt(2);
        long cents = 100L + random.nextInt(400);
        List<PriceBreak> breaks = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            breaks.add(new PriceBreak(Units.of(from), UnitPrice.parse(decimal(cents), EUR)));
            from += 1 + random.nextInt(25);
            cents += falling ? -random.nextInt(20) : random.nextInt(60) - 40;
        }
        return PriceBreaks.allUnits(breaks);
    }

    static OfferLines randomLines(Random random, int count, int unitsMax, boolean limited) {
        OfferLines.Builder lines = OfferLines.builder();
        for (int i = 0; i < count; i++) {
            lines.add(
                    member(i),
                    Units.of(random.nextInt(unitsMax + 1)),
                    Units.of(random.nextInt(3) == 0 ? random.nextInt(unitsMax + 1) : 0),
                    limited && random.nextBoolean()
                            ? UnitPrice.parse(decimal(50 + random.nextInt(450)), EUR)
                            : null);
        }
        return lines.build();
    }

    static LongStream seeds() {
        return Seeds.first(200);
    }

    private static String decimal(long cents) {
        return "%d.%02d".formatted(cents / 100, cents % 100);
    }
}
