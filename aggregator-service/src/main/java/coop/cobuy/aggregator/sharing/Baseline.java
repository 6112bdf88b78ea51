package coop.cobuy.aggregator.sharing;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.batching.ExactCost;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a saving is measured against. Kept with each settled line, so that a hard saving and an
 * avoided cost are never added together.
 *
 * @param source where the figure comes from
 * @param on the day for which it stood
 * @param priceOrNull see {@link #price()}
 * @param list the supplier's price list, for what a quantity costs alone
 */
public record Baseline(
        Kind kind, String source, LocalDate on, @Nullable UnitPrice priceOrNull, PriceBreaks list) {

    /** What kind of figure it is. */
    public enum Kind {
        /** What the member's quantity alone would have cost by the supplier's price list. */
        STAND_ALONE,
        /** What a shop asks for it. */
        RETAIL_QUOTE,
        /** What was paid the last time. */
        LAST_PAID,
        /** What a contract says. */
        CONTRACT;

        /**
         * Whether a saving against it is money that was paid before and is no longer. All else is a
         * cost avoided, which depends on what one would have done.
         */
        public boolean isHard() {
            return switch (this) {
                case LAST_PAID -> true;
                case STAND_ALONE, RETAIL_QUOTE, CONTRACT -> false;
            };
        }
    }

    /** A retail quote where there is a reference price, else the quantity alone. */
    public static Baseline of(UnitPrice reference, PriceBreaks list, String source, LocalDate on) {
        boolean quoted = reference.amount().signum() > 0;
        return new Baseline(
                quoted ? Kind.RETAIL_QUOTE : Kind.STAND_ALONE,
                quoted ? source : "the supplier's price list",
                on,
                quoted ? reference : null,
                list);
    }

    /** Of one unit, net; absent where it depends on the quantity. */
    public Optional<UnitPrice> price() {
        return Optional.ofNullable(priceOrNull);
    }

    /**
     * What so many pieces that are paid by weight would have cost, net, rounded once, half up: the
     * price of pieces that weigh what is expected of them, for the weight that they have.
     */
    public Money cost(Units pieces, CatchWeight expected, Units kilograms) {
        if (pieces.isZero()) {
            return Money.zero(list.currency());
        }
        ExactCost listed = list.cost(pieces);
        Ratio each =
                priceOrNull == null
                        ? new Ratio(listed.minorNumerator(), listed.minorDenominator())
                        : Ratio.of(
                                priceOrNull
                                        .amount()
                                        .multiply(pieces.decimal())
                                        .movePointRight(
                                                list.currency().getDefaultFractionDigits()));
        Ratio heavier =
                Ratio.of(kilograms.decimal())
                        .over(Ratio.of(pieces.decimal().multiply(expected.nominal().decimal())));
        BigInteger minor = each.times(heavier).plus(Ratio.of(1, 2)).floor();
        return new Money(minor.longValueExact(), list.currency());
    }

    /** What so many units would have cost, net, rounded once, half up. */
    public Money cost(Units units) {
        return priceOrNull == null ? list.cost(units).rounded() : priceOrNull.times(units);
    }
}
