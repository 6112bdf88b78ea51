package coop.cobuy.quantity;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads decimals that come from outside: plain notation only and of bounded length, so that {@code
 * 1e999999999} or a number of a million digits costs nothing.
 */
public final class Decimals {

    /** The longest text that is read as a number. */
    public static final int LENGTH_MAX = 40;

    private static final Pattern PLAIN = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");

    private Decimals() {}

    /**
     * @throws NumberFormatException if the text is no plain decimal, or longer than {@link
     *     #LENGTH_MAX}
     */
    public static BigDecimal parse(String text) {
        if (text.length() > LENGTH_MAX || !PLAIN.matcher(text).matches()) {
            String shown = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
            throw new NumberFormatException("not a plain decimal: " + shown);
        }
        return new BigDecimal(text);
    }
}
