package coop.cobuy.adapter.format.pdf;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words and numbers of a page in one language. */
final class Words {

    /** As profiles name them. */
    static final Set<String> LANGUAGES = Set.of("de", "en");

    private static final Map<String, String> GERMAN =
            Map.ofEntries(
                    Map.entry("Purchase order", "Bestellung"),
                    Map.entry("Change of purchase order", "Änderung der Bestellung"),
                    Map.entry("Cancellation of purchase order", "Stornierung der Bestellung"),
                    Map.entry("Revision", "Fassung"),
                    Map.entry("Issued", "Ausgestellt"),
                    Map.entry("Cancelled", "Storniert"),
                    Map.entry("Reason", "Grund"),
                    Map.entry("To", "An"),
                    Map.entry("From", "Von"),
                    Map.entry("Delivery", "Lieferung"),
                    Map.entry("with your next tour", "mit Ihrer nächsten Tour"),
                    Map.entry("Place of delivery", "Lieferort"),
                    Map.entry("Note", "Bemerkung"),
                    Map.entry("Item no.", "Art.-Nr."),
                    Map.entry("Product", "Artikel"),
                    Map.entry("Cases", "Gebinde"),
                    Map.entry("per case", "je Gebinde"),
                    Map.entry("Quantity", "Menge"),
                    Map.entry("Unit price", "Einzelpreis"),
                    Map.entry("VAT", "USt."),
                    Map.entry("Net", "Netto"),
                    Map.entry("Total net", "Summe netto"),
                    Map.entry("Total", "Gesamtbetrag"),
                    Map.entry("Page", "Seite"),
                    Map.entry(
                            "Please do not deliver this order.",
                            "Bitte liefern Sie diese Bestellung nicht aus."),
                    Map.entry("new", "neu"),
                    Map.entry("changed", "geändert"),
                    Map.entry("cancelled", "entfällt"),
                    Map.entry(
                            "Characters that this page cannot show stand as their code, [U+…].",
                            "Zeichen, die diese Seite nicht darstellen kann, stehen als Code,"
                                    + " [U+…]."));

    private static final Map<String, String> UNITS_GERMAN =
            Map.of("C62", "Stück", "H87", "Stück", "KGM", "kg", "GRM", "g", "LTR", "l");
    private static final Map<String, String> UNITS_ENGLISH =
            Map.of("C62", "pieces", "H87", "pieces", "KGM", "kg", "GRM", "g", "LTR", "l");

    private final boolean german;

    Words(String language) {
        this.german = language.equals("de");
    }

    String language() {
        return german ? "de" : "en";
    }

    /**
     * @throws IllegalArgumentException if a word has no translation
     */
    String say(String english) {
        if (!german) {
            return english;
        }
        String word = GERMAN.get(english);
        if (word == null) {
            throw new IllegalArgumentException("no German for: " + english);
        }
        return word;
    }

    /** A plain decimal as people write it, with the sign for thousands. */
    String number(String plain) {
        String sign = plain.startsWith("-") ? "-" : "";
        String bare = plain.substring(sign.length());
        int point = bare.indexOf('.');
        String whole = point < 0 ? bare : bare.substring(0, point);
        String rest = point < 0 ? "" : (german ? "," : ".") + bare.substring(point + 1);
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", german ? "." : ",");
        return sign + grouped + rest;
    }

    /** An ISO day; in German as Germans write it. */
    String day(String iso) {
        LocalDate day = LocalDate.parse(iso);
        return german
                ? day.format(DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.GERMAN))
                : day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH));
    }

    /** A unit by its UN/ECE code, in words where there are some. */
    String unit(String code) {
        return (german ? UNITS_GERMAN : UNITS_ENGLISH).getOrDefault(code, code);
    }
}
