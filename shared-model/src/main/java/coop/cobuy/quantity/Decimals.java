package coop.cobuy.quantity;

import java.math.BigDecimal;

/**
 * Reads decimals that come from outside: plain notation only and of bounded length, so that {@code
 * 1e999999999} or a number of a million digits costs nothing.
 */
public final class Decimals {

    /** The longest text that is read as a number. */
    public static final int LENGTH_MAX = 40;

    private Decimals() {}

    /**
     * @throws NumberFormatException if the text is no plain decimal, or longer than {@link
     *     #LENGTH_MAX}
     */
    public static BigDecimal parse(String text) {
        if (text.length() > LENGTH_MAX || !isPlain(text)) {
            String shown = text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
            throw new NumberFormatException("not a plain decimal: " + shown);
        }
        return new BigDecimal(text);
    }

    /** A sign or none, digits, at most one point. By hand: files have a million of them. */
    private static boolean isPlain(String text) {
        boolean signed = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-');
        boolean point = false;
        int digits = 0;
        for (int i = signed ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                return false;
            }
        }
        return digits > 0;
    }
}
