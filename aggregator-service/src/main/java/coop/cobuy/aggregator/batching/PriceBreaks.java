package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A supplier's price list for one offer: net prices of one member unit or of one case by quantity,
 * in one currency. Prices normally fall with volume, which is not required: see {@link #isFalling}.
 *
 * <p>Below the first break its price applies as well when an order is priced ({@link #raw}), since
 * a list names no other.
 */
public final class PriceBreaks {

    private static final int MICRO_DECIMALS = UnitPrice.SCALE_MAX;
    private static final long MILLI = 1000;

    private final BreakKind kind;
    private final PriceBasis basis;
    private final List<PriceBreak> breaks;
    private final long[] fromMilli;

    /** Of a unit, times {@link #per}. */
    private final BigInteger[] priceMicro;

    /** The least limits that take the list prices. */
    private final long[] takingMicro;

    private final long per;

    private PriceBreaks(BreakKind kind, PriceBasis basis, List<PriceBreak> breaks, long packMilli) {
        long common = BigInteger.valueOf(packMilli).gcd(BigInteger.valueOf(MILLI)).longValue();
        BigInteger times = BigInteger.valueOf(MILLI / common);
        this.kind = kind;
        this.basis = basis;
        this.breaks = List.copyOf(breaks);
        this.per = packMilli / common;
        this.fromMilli = breaks.stream().mapToLong(b -> b.from().milli()).toArray();
        this.priceMicro =
                breaks.stream()
                        .map(b -> BigInteger.valueOf(micro(b.price())).multiply(times))
                        .toArray(BigInteger[]::new);
        this.takingMicro =
                Arrays.stream(priceMicro)
                        .mapToLong(price -> ceil(price, BigInteger.valueOf(per)))
                        .toArray();
    }

    /**
     * Prices of one unit.
     *
     * @param breaks at least one, quantities strictly ascending, one currency
     * @throws IllegalArgumentException if they are not
     */
    public static PriceBreaks of(BreakKind kind, List<PriceBreak> breaks) {
        check(breaks);
        return new PriceBreaks(kind, PriceBasis.UNIT, breaks, MILLI);
    }

    /**
     * Prices of one case; the quantities of the breaks are member units all the same.
     *
     * @param breaks as in {@link #of}
     * @throws IllegalArgumentException if they are not
     * @throws ArithmeticException if a price of one unit is out of range, as in tiny cases
     */
    public static PriceBreaks perCase(BreakKind kind, List<PriceBreak> breaks, CasePack pack) {
        check(breaks);
        return new PriceBreaks(kind, PriceBasis.CASE, breaks, pack.unitsPerCase().milli());
    }

    /** Prices of one unit, each for the whole quantity; see {@link #of}. */
    public static PriceBreaks allUnits(List<PriceBreak> breaks) {
        return of(BreakKind.ALL_UNITS, breaks);
    }

    /** A list of one price for any quantity. */
    public static PriceBreaks single(UnitPrice price) {
        return allUnits(List.of(new PriceBreak(Units.ZERO, price)));
    }

    public BreakKind kind() {
        return kind;
    }

    public PriceBasis basis() {
        return basis;
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
            if (priceMicro[k].compareTo(priceMicro[k - 1]) > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The list price, as given, of the break that so many units reach: of a unit or of a case, see
     * {@link #basis}; with incremental breaks that of the last unit.
     */
    public UnitPrice priceAt(Units units) {
        long last =
                switch (kind) {
                    case ALL_UNITS -> units.milli();
                    case INCREMENTAL -> Math.max(0, units.milli() - 1);
                };
        return breaks.get(reached(last)).price();
    }

    /**
     * What a unit costs among so many, rounded up to millionths: the average where breaks are
     * incremental. Limits on the price of a unit are compared with it.
     */
    public UnitPrice unitPriceAt(Units units) {
        return ofMicro(takingMicroAt(units.milli()), currency());
    }

    /** What the list asks for exactly so many units. Not monotone: see {@link #cost}. */
    public ExactCost raw(Units units) {
        BigInteger nano =
                switch (kind) {
                    case ALL_UNITS -> priced(reached(units.milli()), units.milli());
                    case INCREMENTAL -> sumOfSlices(units.milli());
                };
        return new ExactCost(nano, per, currency());
    }

    /**
     * The least that at least so many units cost, C(q), and nothing for none. With all-units breaks
     * that is the least over the breaks of price · max(q, from): buying up to a break where that is
     * cheaper. Monotone; for stand-alone costs, weights and notices, not for what a purchase order
     * is billed.
     */
    public ExactCost cost(Units units) {
        BigInteger nano =
                switch (kind) {
                    case ALL_UNITS ->
                            units.isZero() ? BigInteger.ZERO : leastOfBuyingUp(units.milli());
                    case INCREMENTAL -> sumOfSlices(units.milli());
                };
        return new ExactCost(nano, per, currency());
    }

    /**
     * What a member would pay alone for so many units: the cheaper of this list and the reference
     * price of a unit, case packs and minimum left aside.
     */
    public ExactCost standAlone(Units units, UnitPrice reference) {
        ExactCost retail = ExactCost.of(micro(reference), units.milli(), reference.currency());
        return cost(units).min(retail);
    }

    /**
     * Quantities in thousandths, rising from zero, between any two of which, and beyond the last of
     * which, {@link #cost} is a straight line over whole thousandths.
     */
    public long[] cornersMilli() {
        LongStream.Builder corners = LongStream.builder().add(0);
        Arrays.stream(fromMilli).forEach(corners);
        if (kind == BreakKind.ALL_UNITS) {
            corners.add(Math.min(1, fromMilli[fromMilli.length - 1]));
            for (int k = 1; k < fromMilli.length; k++) {
                long from = boughtUpFrom(k);
                if (from > fromMilli[k - 1] && from <= fromMilli[k]) {
                    corners.add(from - 1).add(from);
                }
            }
        }
        return corners.build().sorted().distinct().toArray();
    }

    /**
     * The least quantity that costs as much as the cheapest of the later breaks, where all that is
     * below break k costs the lowest price before it.
     */
    private long boughtUpFrom(int k) {
        BigInteger price = priceMicro[0];
        for (int before = 1; before < k; before++) {
            price = price.min(priceMicro[before]);
        }
        if (price.signum() == 0) {
            return Long.MAX_VALUE;
        }
        BigInteger whole = priced(k, fromMilli[k]);
        for (int later = k + 1; later < fromMilli.length; later++) {
            whole = whole.min(priced(later, fromMilli[later]));
        }
        return whole.add(price).subtract(BigInteger.ONE).divide(price).longValueExact();
    }

    /** The quantities from which another price applies, ascending, in thousandths. */
    long[] fromMilli() {
        return fromMilli.clone();
    }

    /**
     * The least limit on the price of a unit that takes so many units: their list price, or their
     * average price where breaks are incremental, rounded up to millionths.
     */
    long takingMicroAt(long unitsMilli) {
        return switch (kind) {
            case ALL_UNITS -> takingMicro[reached(unitsMilli)];
            case INCREMENTAL ->
                    unitsMilli == 0
                            ? takingMicro[0]
                            : ceil(
                                    sumOfSlices(unitsMilli),
                                    BigInteger.valueOf(unitsMilli)
                                            .multiply(BigInteger.valueOf(per)));
        };
    }

    /** The lowest price of a unit in the list, times the divisor of {@link #raw}, in millionths. */
    BigInteger leastPriceOfUnit() {
        BigInteger least = priceMicro[0];
        for (BigInteger price : priceMicro) {
            least = least.min(price);
        }
        return least;
    }

    /** A price in millionths, the most decimals that it may have. */
    static long micro(UnitPrice price) {
        return price.amount().movePointRight(MICRO_DECIMALS).longValueExact();
    }

    static UnitPrice ofMicro(long micro, Currency currency) {
        return new UnitPrice(BigDecimal.valueOf(micro, MICRO_DECIMALS), currency);
    }

    private BigInteger priced(int at, long unitsMilli) {
        return priceMicro[at].multiply(BigInteger.valueOf(unitsMilli));
    }

    private BigInteger leastOfBuyingUp(long unitsMilli) {
        BigInteger least = priced(0, Math.max(unitsMilli, fromMilli[0]));
        for (int k = 1; k < fromMilli.length; k++) {
            least = least.min(priced(k, Math.max(unitsMilli, fromMilli[k])));
        }
        return least;
    }

    private BigInteger sumOfSlices(long unitsMilli) {
        int last = reached(unitsMilli);
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k <= last; k++) {
            long from = k == 0 ? 0 : fromMilli[k];
            long to = k == last ? unitsMilli : fromMilli[k + 1];
            sum = sum.add(priced(k, to - from));
        }
        return sum;
    }

    private int reached(long unitsMilli) {
        int at = Arrays.binarySearch(fromMilli, unitsMilli);
        return at >= 0 ? at : Math.max(-at - 2, 0);
    }

    private static long ceil(BigInteger amount, BigInteger divisor) {
        BigInteger[] parts = amount.divideAndRemainder(divisor);
        return Math.addExact(parts[0].longValueExact(), parts[1].signum());
    }

    private static void check(List<PriceBreak> breaks) {
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
    }
}
