package coop.cobuy.text;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Sentences that are made of numbers, in one language: those in {@code sentences.properties} beside
 * a class, which are English, or in {@code sentences_xx.properties}. {@code {0}} stands for the
 * first argument. Quantities, prices and amounts get the language's decimal sign; what is a text
 * already stays as it is.
 */
public final class Sentences {

    private static final String NAME = ".sentences";
    private static final ResourceBundle.Control NO_OTHER_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;
    private final Locale language;

    private Sentences(ResourceBundle bundle, Locale language) {
        this.bundle = bundle;
        this.language = language;
    }

    /**
     * Those beside a class.
     *
     * @param language of which there may be none: then English
     * @throws java.util.MissingResourceException if there are none at all
     */
    public static Sentences beside(Class<?> user, Locale language) {
        return beside(user.getPackageName(), user.getClassLoader(), language);
    }

    /** Those of a package of this program. */
    static Sentences beside(String place, Locale language) {
        return beside(place, Sentences.class.getClassLoader(), language);
    }

    private static Sentences beside(String place, ClassLoader loader, Locale language) {
        ResourceBundle found =
                ResourceBundle.getBundle(place + NAME, language, loader, NO_OTHER_LANGUAGE);
        // The file without a language is the English one.
        Locale of = found.getLocale().equals(Locale.ROOT) ? Locale.ENGLISH : found.getLocale();
        return new Sentences(found, of);
    }

    /** The language that they are in. */
    public Locale language() {
        return language;
    }

    /**
     * @throws java.util.MissingResourceException if there is no such sentence
     */
    public String of(String key, Object... arguments) {
        String[] shown = new String[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = shown(arguments[i], language);
        }
        return filled(bundle.getString(key), (Object[]) shown);
    }

    /** Puts arguments into a text, as they are; what they contain is not looked at again. */
    public static String filled(String text, @Nullable Object... arguments) {
        if (arguments.length == 0 || text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int number = c == '{' && i + 2 < text.length() ? text.charAt(i + 1) - '0' : -1;
            boolean place = number >= 0 && number <= 9 && text.charAt(i + 2) == '}';
            if (place && number < arguments.length) {
                filled.append(arguments[number]);
                i += 2;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
    }

    /** A plain decimal as it is written in this language, with no signs between thousands. */
    public String number(String decimal) {
        return number(decimal, language);
    }

    private static String number(String decimal, Locale language) {
        return decimal.replace(
                '.', DecimalFormatSymbols.getInstance(language).getDecimalSeparator());
    }

    /** An argument as it stands in a sentence. */
    static String shown(Object argument, Locale language) {
        return switch (argument) {
            case Units units -> number(units.toString(), language);
            case Money money -> number(money.toString(), language);
            case UnitPrice price -> number(price.toString(), language);
            case BigDecimal decimal -> number(decimal.toPlainString(), language);
            default -> argument.toString();
        };
    }
}
