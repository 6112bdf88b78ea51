package coop.cobuy.aggregator.banking;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A creditor reference by ISO 11649: {@code RF}, two check digits, and up to 21 letters and digits,
 * here a member's number. A slip of the keyboard is noticed, so it names a member for sure.
 */
public final class PaymentReference {

    private static final Pattern SHAPE = Pattern.compile("RF([0-9]{2})([0-9A-Z]{1,21})");
    private static final int MODULUS = 97;
    private static final int FULL = 98;
    private static final int DIGITS = 10;
    private static final int TWO_DIGITS = 100;

    private PaymentReference() {}

    /**
     * The reference that names a member.
     *
     * @return nothing if the number has other characters than letters and digits, or too many
     */
    public static Optional<String> of(String memberNumber) {
        String plain = memberNumber.toUpperCase(Locale.ROOT);
        if (!plain.equals(memberNumber) || !plain.matches("[0-9A-Z]{1,21}")) {
            return Optional.empty();
        }
        int check = FULL - remainder(plain + "RF00");
        return Optional.of("RF%02d%s".formatted(check, plain));
    }

    /** The member's number in a reference, if it is one and its check digits are right. */
    public static Optional<String> number(String text) {
        Matcher shape = SHAPE.matcher(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        if (!shape.matches()) {
            return Optional.empty();
        }
        String number = shape.group(2);
        return remainder(number + "RF" + shape.group(1)) == 1
                ? Optional.of(number)
                : Optional.empty();
    }

    /** Letters count as 10 to 35, as in an IBAN. */
    private static int remainder(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isDigit = c >= '0' && c <= '9';
            int value = isDigit ? c - '0' : c - 'A' + DIGITS;
            remainder = (remainder * (isDigit ? DIGITS : TWO_DIGITS) + value) % MODULUS;
        }
        return remainder;
    }
}
