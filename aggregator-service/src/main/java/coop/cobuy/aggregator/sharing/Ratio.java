package coop.cobuy.aggregator.sharing;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction, in lowest terms with a denominator above zero. For shares before they are
 * rounded, in minor units; not for amounts that are paid.
 */
public record Ratio(BigInteger numerator, BigInteger denominator) implements Comparable<Ratio> {

    public static final Ratio ZERO = of(0);

    public Ratio {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator: 0");
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        if (!common.equals(BigInteger.ONE)) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Ratio of(long whole) {
        return new Ratio(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /** A decimal, exactly. */
    public static Ratio of(BigDecimal decimal) {
        BigDecimal whole = decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        return new Ratio(whole.unscaledValue(), BigInteger.TEN.pow(whole.scale()));
    }

    public Ratio plus(Ratio other) {
        return denominator.equals(other.denominator)
                ? new Ratio(numerator.add(other.numerator), denominator)
                : new Ratio(
                        numerator
                                .multiply(other.denominator)
                                .add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Ratio minus(Ratio other) {
        return plus(other.negated());
    }

    public Ratio times(Ratio other) {
        return new Ratio(
                numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Ratio times(long whole) {
        return times(of(whole));
    }

    /**
     * @throws ArithmeticException if the other is zero
     */
    public Ratio over(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Ratio negated() {
        return new Ratio(numerator.negate(), denominator);
    }

    public Ratio min(Ratio other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public int signum() {
        return numerator.signum();
    }

    /** The largest whole number that is not above this. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** Rounded half up to so many decimals: to be shown. */
    public BigDecimal decimal(int digits) {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), digits, RoundingMode.HALF_UP);
    }

    /** The nearest floating point number: only where an error is stated beside the result. */
    double approximate() {
        if (numerator.bitLength() <= Double.PRECISION
                && denominator.bitLength() <= Double.PRECISION) {
            return numerator.doubleValue() / denominator.doubleValue();
        }
        int digits = Math.max(0, 20 + (denominator.bitLength() - numerator.bitLength()) / 3);
        return decimal(digits).doubleValue();
    }

    static Ratio sum(Iterable<Ratio> all) {
        Ratio sum = ZERO;
        for (Ratio each : all) {
            sum = sum.plus(each);
        }
        return sum;
    }

    @Override
    public int compareTo(Ratio other) {
        return numerator
                .multiply(other.denominator)
                .compareTo(other.numerator.multiply(denominator));
    }

    /** As {@code "400/1"}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
