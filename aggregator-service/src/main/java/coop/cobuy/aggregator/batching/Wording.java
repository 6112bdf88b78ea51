package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quantities and prices as members read them. */
public final class Wording {

    private Wording() {}

    /** Pieces as a bare number, anything else with its sign: {@code "5"}, {@code "2.5 kg"}. */
    public static String quantity(long milli, UnitCode unit) {
        String number = new Units(milli).toString();
        String sign = sign(unit);
        return sign.isEmpty() ? number : number + " " + sign;
    }

    /** {@code "3.20 EUR each"}, {@code "12.99 EUR per kg"}. */
    static String price(UnitPrice price, UnitCode unit) {
        int decimals = Math.max(price.currency().getDefaultFractionDigits(), 0);
        BigDecimal shortest = price.amount().stripTrailingZeros();
        BigDecimal shown =
                shortest.scale() >= decimals
                        ? shortest
                        : shortest.setScale(decimals, RoundingMode.UNNECESSARY);
        String sign = sign(unit);
        return "%s %s %s"
                .formatted(
                        shown.toPlainString(),
                        price.currency().getCurrencyCode(),
                        sign.isEmpty() ? "each" : "per " + sign);
    }

    /** What a missed minimum leads to. */
    static String consequence(MissedMinimum rule) {
        return switch (rule) {
            case CANCEL -> "So nothing was ordered, and you pay nothing.";
            case CARRY_OVER ->
                    "So nothing was ordered, and what was asked for goes into the next round.";
            case ASK_BUYER -> "So nothing was ordered until the buyer has decided what to do.";
        };
    }

    private static String sign(UnitCode unit) {
        return switch (unit.code()) {
            case "KGM" -> "kg";
            case "GRM" -> "g";
            case "TNE" -> "t";
            case "LTR" -> "l";
            case "MLT" -> "ml";
            case "MTR" -> "m";
            default -> "";
        };
    }
}
