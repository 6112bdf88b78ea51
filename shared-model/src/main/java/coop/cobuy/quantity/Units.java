package coop.cobuy.quantity;

import java.math.BigDecimal;

/**
 * So many member units of an offer (pieces, kilograms: the offer says which), in thousandths. Zero
 * or more, at most {@link #MAX}. Not for cases, see {@link Cases}; conversion happens in {@link
 * CasePack} alone.
 */
public record Units(long milli) implements Comparable<Units> {

    /** The most decimals that a quantity has. */
    public static final int DECIMALS = 3;

    /** Nothing. */
    public static final Units ZERO = new Units(0);

    /** The largest quantity that is taken: 10^12 units. */
    public static final Units MAX = new Units(1_000_000_000_000_000L);

    private static final long MILLI = 1000;

    public Units {
        if (milli < 0) {
            throw new IllegalArgumentException("units: " + milli + " thousandths (expected: >= 0)");
        }
    }

    public static Units of(long whole) {
        return new Units(Math.multiplyExact(whole, MILLI));
    }

    /**
     * @throws NumberFormatException if the text is no plain decimal
     * @throws ArithmeticException if it has more than three decimals or is out of range
     * @throws IllegalArgumentException if it is negative
     */
    public static Units parse(String decimal) {
        return new Units(Decimals.parse(decimal).movePointRight(DECIMALS).longValueExact());
    }

    public Units plus(Units other) {
        return new Units(Math.addExact(milli, other.milli));
    }

    /**
     * @throws IllegalArgumentException if the other is more than this
     */
    public Units minus(Units other) {
        return new Units(Math.subtractExact(milli, other.milli));
    }

    public Units min(Units other) {
        return milli <= other.milli ? this : other;
    }

    public boolean isZero() {
        return milli == 0;
    }

    public boolean isWhole() {
        return milli % MILLI == 0;
    }

    public BigDecimal decimal() {
        return BigDecimal.valueOf(milli, DECIMALS);
    }

    @Override
    public int compareTo(Units other) {
        return Long.compare(milli, other.milli);
    }

    /** Plain decimal without trailing zeros: {@code "12"}, {@code "0.25"}. */
    @Override
    public String toString() {
        return isZero() ? "0" : decimal().stripTrailingZeros().toPlainString();
    }
}
