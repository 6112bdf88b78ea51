package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Sentences;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Quantities, prices and sentences about them as members read them, in one language. */
public final class Wording {

    /** In English, as the API says them. */
    public static final Wording ENGLISH = new Wording(Locale.ENGLISH);

    private final Sentences sentences;

    private Wording(Locale language) {
        this.sentences = Sentences.beside(Wording.class, language);
    }

    /** In a language; English where it is not known. */
    public static Wording in(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage())
                ? ENGLISH
                : new Wording(language);
    }

    String of(String key, Object... arguments) {
        return sentences.of(key, arguments);
    }

    /** Pieces as a bare number, anything else with its sign: {@code "5"}, {@code "2.5 kg"}. */
    public String quantity(long milli, UnitCode unit) {
        String number = sentences.number(new Units(milli).toString());
        String sign = sign(unit);
        return sign.isEmpty() ? number : number + " " + sign;
    }

    /** {@code "3.20 EUR each"}, {@code "12.99 EUR per kg"}. */
    String price(UnitPrice price, UnitCode unit) {
        int decimals = Math.max(price.currency().getDefaultFractionDigits(), 0);
        BigDecimal shortest = price.amount().stripTrailingZeros();
        BigDecimal shown =
                shortest.scale() >= decimals
                        ? shortest
                        : shortest.setScale(decimals, RoundingMode.UNNECESSARY);
        String sign = sign(unit);
        return of(sign.isEmpty() ? "each" : "per", shown, price.currency().getCurrencyCode(), sign);
    }

    /** What a missed minimum leads to. */
    String consequence(MissedMinimum rule) {
        return of("missed." + rule);
    }

    /** The same in no language yet. */
    static Sentence consequenceOf(MissedMinimum rule) {
        return Sentence.beside(Wording.class, "missed." + rule);
    }

    /** As {@link #quantity}, in no language yet. */
    static Sentence quantityOf(long milli, UnitCode unit) {
        String sign = sign(unit);
        return sign.isEmpty()
                ? Sentence.beside(Wording.class, "pieces", new Units(milli))
                : Sentence.beside(Wording.class, "measured", new Units(milli), sign);
    }

    /** How what cannot be shared evenly goes out, to complete a sentence. */
    String leftovers(AllotmentRule rule) {
        return switch (rule) {
            case EQUAL_AWARDS, EQUAL_LOSSES, FIRST_COME, LOTTERY -> of("leftovers.order");
            case PROPORTIONAL, TALMUD -> of("leftovers.rounding");
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
