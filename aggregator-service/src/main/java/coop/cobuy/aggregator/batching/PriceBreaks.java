package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * A supplier's price list for one offer: net prices of one member unit by quantity, in one
 * currency. Prices normally fall with volume, which is not required: see {@link #isFalling}.
 *
 * <p>Below the first break its price applies as well when an order is priced ({@link #raw}), since
 * a list names no other.
 */
public final class PriceBreaks {

    private static final int MICRO_DECIMALS = UnitPrice.SCALE_MAX;

    private final BreakKind kind;
    private final List<PriceBreak> breaks;
    private final long[] fromMilli;
    private final long[] priceMicro;

    private PriceBreaks(BreakKind kind, List<PriceBreak> breaks) {
        this.kind = kind;
        this.breaks = List.copyOf(breaks);
        this.fromMilli = breaks.stream().mapToLong(b -> b.from().milli()).toArray();
        this.priceMicro = breaks.stream().mapToLong(b -> micro(b.price())).toArray();
    }

    /**
     * @param breaks at least one, quantities strictly ascending, one currency
     * @throws IllegalArgumentException if they are not
     */
    public static PriceBreaks allUnits(List<PriceBreak> breaks) {
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("price breaks: none (expected: at least one)");
        }
        Currency currency = breaks.getFirst().price().currency();
        if (breaks.getLast().from().compareTo(Units.MAX) > 0) {
            throw new IllegalArgumentException(
                    "price break from %s (expected: at most %s)"
                            .formatted(breaks.getLast().from(), Units.MAX));
        }
        for (int k = 1; k < breaks.size(); k++) {
            PriceBreak here = breaks.get(k);
            if (here.from().compareTo(breaks.get(k - 1).from()) <= 0) {
                throw new IllegalArgumentException(
                        "price break from " + here.from() + ": not above the one before it");
            }
            if (!here.price().currency().equals(currency)) {
                throw new IllegalArgumentException(
                        "currency: " + here.price().currency() + " (expected: " + currency + ")");
            }
        }
        return new PriceBreaks(BreakKind.ALL_UNITS, breaks);
    }

    /** A list of one price for any quantity. */
    public static PriceBreaks single(UnitPrice price) {
        return allUnits(List.of(new PriceBreak(Units.ZERO, price)));
    }

    public BreakKind kind() {
        return kind;
    }

    public List<PriceBreak> breaks() {
        return breaks;
    }

    public Currency currency() {
        return breaks.getFirst().price().currency();
    }

    /**
     * Whether no break is dearer than the one before it: then conditional orders have one best
     * answer.
     */
    public boolean isFalling() {
        for (int k = 1; k < priceMicro.length; k++) {
            if (priceMicro[k] > priceMicro[k - 1]) {
                return false;
            }
        }
        return true;
    }

    /** The list price of one unit when so many are bought. */
    public UnitPrice priceAt(Units units) {
        return breaks.get(reached(units.milli())).price();
    }

    /** What the list asks for exactly so many units. Not monotone: see {@link #cost}. */
    public ExactCost raw(Units units) {
        return switch (kind) {
            case ALL_UNITS -> ExactCost.of(priceMicroAt(units.milli()), units.milli(), currency());
        };
    }

    /**
     * The least that at least so many units cost, C(q) = min over the breaks of price · max(q,
     * from), and nothing for none: buying up to a break where that is cheaper. Monotone; for
     * stand-alone costs, weights and notices, not for what a purchase order is billed.
     */
    public ExactCost cost(Units units) {
        if (units.isZero()) {
            return ExactCost.of(0, 0, currency());
        }
        return switch (kind) {
            case ALL_UNITS -> leastOfBuyingUp(units.milli());
        };
    }

    /**
     * What a member would pay alone for so many units: the cheaper of this list and the reference
     * price, case packs and minimum left aside.
     */
    public ExactCost standAlone(Units units, UnitPrice reference) {
        ExactCost retail = ExactCost.of(micro(reference), units.milli(), reference.currency());
        return cost(units).min(retail);
    }

    /** The quantities from which another price applies, ascending, in thousandths. */
    long[] fromMilli() {
        return fromMilli.clone();
    }

    long priceMicroAt(long unitsMilli) {
        return priceMicro[reached(unitsMilli)];
    }

    /** A price in millionths, the most decimals that it may have. */
    static long micro(UnitPrice price) {
        return price.amount().movePointRight(MICRO_DECIMALS).longValueExact();
    }

    static UnitPrice ofMicro(long micro, Currency currency) {
        return new UnitPrice(BigDecimal.valueOf(micro, MICRO_DECIMALS), currency);
    }

    private ExactCost leastOfBuyingUp(long unitsMilli) {
        List<ExactCost> offers = new ArrayList<>(fromMilli.length);
        for (int k = 0; k < fromMilli.length; k++) {
            long bought = Math.max(unitsMilli, fromMilli[k]);
            offers.add(ExactCost.of(priceMicro[k], bought, currency()));
        }
        return offers.stream().reduce(ExactCost::min).orElseThrow();
    }

    private int reached(long unitsMilli) {
        int low = 0;
        int high = fromMilli.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (fromMilli[middle] <= unitsMilli) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
