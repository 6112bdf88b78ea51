package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.sharing.Method;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Numbers as an answer shows them. */
final class Format {

    private static final int APPROXIMATE_DECIMALS = 9;

    private Format() {}

    /** A quantity with its offer's decimals. */
    static String units(long milli, int decimals) {
        return BigDecimal.valueOf(milli, Units.DECIMALS)
                .setScale(decimals, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Whole numbers as such, others as a fraction. */
    static String ratio(Ratio ratio) {
        return ratio.denominator().equals(BigInteger.ONE)
                ? ratio.numerator().toString()
                : ratio.toString();
    }

    /** A share: a fraction always, or a decimal where it is not exact. */
    static String share(Ratio share, Method method) {
        return method instanceof Method.Exact
                ? share.toString()
                : share.decimal(APPROXIMATE_DECIMALS).toPlainString();
    }

    /** How shares were found; null if exactly. */
    static @Nullable String method(Method method) {
        return switch (method) {
            case Method.Exact _ -> null;
            case Method.Quadrature _ -> "QUADRATURE";
            case Method.Sampling _ -> "SAMPLING";
        };
    }

    /** By how many minor units shares may be off, rounded up. */
    static BigDecimal error(Method method) {
        return BigDecimal.valueOf(method.error())
                .setScale(APPROXIMATE_DECIMALS, RoundingMode.CEILING);
    }

    /** The nearest whole minor unit, half away from zero. */
    static long nearest(Ratio exact) {
        return new BigDecimal(exact.numerator())
                .divide(new BigDecimal(exact.denominator()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
