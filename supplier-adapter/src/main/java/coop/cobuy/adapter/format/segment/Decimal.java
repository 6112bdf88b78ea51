package coop.cobuy.adapter.format.segment;

import coop.cobuy.quantity.Decimals;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as partners write them: with a comma, with zeros in front or behind. */
public final class Decimal {

    /** The most decimals that a price has. */
    private static final int PRICE_DECIMALS = 6;

    private Decimal() {}

    /** With a point. What is no number comes back as no number. */
    public static String plain(String text) {
        return text.indexOf('.') < 0 ? text.replace(',', '.') : text;
    }

    /**
     * With exactly so many decimals.
     *
     * @throws ArithmeticException if it has more
     * @throws NumberFormatException if it is no plain decimal
     */
    public static String scaled(String decimal, int decimals) {
        return Decimals.parse(decimal).setScale(decimals, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** Zeros behind the point that a price cannot have say nothing. */
    static String price(String decimal) {
        BigDecimal price = Decimals.parse(decimal);
        return price.scale() > PRICE_DECIMALS
                ? price.setScale(PRICE_DECIMALS, RoundingMode.UNNECESSARY).toPlainString()
                : price.toPlainString();
    }

    /** One's price of so many: to six decimals, half up, if it does not come out even. */
    public static String divided(String price, String by) {
        BigDecimal one =
                Decimals.parse(price)
                        .divide(Decimals.parse(by), PRICE_DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return one.toPlainString();
    }
}
