package coop.cobuy.aggregator.platform;

import coop.cobuy.money.Money;

import java.util.Currency;
import java.util.regex.Pattern;

/**
 * An amount as people and their banks write it: {@code 1234.5}, {@code 1.234,50}, {@code -12,5}, in
 * whichever of the two ways. What may be either, such as {@code 1.234}, is read as a decimal, and
 * so refused where the currency has fewer decimals: it is not guessed at.
 */
public final class WrittenAmount {

    private static final Pattern SHAPE =
            Pattern.compile("[+-]?([0-9]+|[0-9]{1,3}([ '.,][0-9]{3})+)([.,][0-9]{1,4})?");
    private static final int LENGTH_MAX = 30;

    private WrittenAmount() {}

    /**
     * @throws IllegalArgumentException if it is no amount
     * @throws ArithmeticException if it has more decimals than the currency, or is out of range
     */
    public static Money parse(String text, Currency currency) {
        String written = text.strip().replace('\u00a0', ' ').replace('\u202f', ' ');
        if (written.length() > LENGTH_MAX || !SHAPE.matcher(written).matches()) {
            throw new IllegalArgumentException("\"" + text.strip() + "\" is no amount");
        }
        String joined = written.replace("'", "").replace(" ", "");
        int decimal = decimalMark(joined);
        String plain =
                decimal < 0
                        ? joined.replaceAll("[.,]", "")
                        : joined.substring(0, decimal).replaceAll("[.,]", "")
                                + "."
                                + joined.substring(decimal + 1);
        return Money.parse(plain.startsWith("+") ? plain.substring(1) : plain, currency);
    }

    /** Where the decimals begin: at the last mark, unless it stands more than once; else -1. */
    private static int decimalMark(String joined) {
        int last = Math.max(joined.lastIndexOf('.'), joined.lastIndexOf(','));
        return last >= 0 && joined.indexOf(joined.charAt(last)) == last ? last : -1;
    }
}
