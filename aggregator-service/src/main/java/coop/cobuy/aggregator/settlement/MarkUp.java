package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The co-op's own mark-up on a member's share of a line, and its tax. */
final class MarkUp {

    private static final long MILLI = 1000;

    private MarkUp() {}

    /** A percentage of the net and an amount per unit, each rounded once, half up. */
    static long on(CoopFee fee, Money net, long unitsMilli) {
        long percent = fee.markUp().of(net).minor();
        return Math.addExact(percent, portion(fee.perUnit().minor(), unitsMilli, MILLI));
    }

    /** What goes back of it when so much of the net is credited: below zero for a credit. */
    static long back(long borne, long credited, long netBorne) {
        return netBorne == 0 ? 0 : portion(borne, credited, netBorne);
    }

    static long tax(Percent rate, Money net) {
        return rate.of(net).minor();
    }

    /** Amount times numerator by denominator, rounded half up. */
    private static long portion(long amount, long numerator, long denominator) {
        BigInteger exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(numerator));
        return new BigDecimal(exact)
                .divide(BigDecimal.valueOf(denominator), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
