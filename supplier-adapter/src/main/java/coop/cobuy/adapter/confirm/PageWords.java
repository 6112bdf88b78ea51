package coop.cobuy.adapter.confirm;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of the page in one language. */
final class PageWords {

    private static final Map<String, String> GERMAN =
            Map.ofEntries(
                    Map.entry("Order", "Bestellung"),
                    Map.entry("from", "von"),
                    Map.entry("for", "für"),
                    Map.entry("revision", "Fassung"),
                    Map.entry("Delivery", "Lieferung"),
                    Map.entry("next tour", "nächste Tour"),
                    Map.entry("Place", "Lieferort"),
                    Map.entry("Note of the co-op", "Bemerkung der Genossenschaft"),
                    Map.entry("Total net", "Summe netto"),
                    Map.entry("Total", "Gesamtbetrag"),
                    Map.entry("What you can deliver", "Was Sie liefern können"),
                    Map.entry(
                            "Leave everything as it is to confirm the order as it stands. Change"
                                    + " what is different.",
                            "Lassen Sie alles stehen, um die Bestellung so zu bestätigen. Ändern"
                                    + " Sie, was anders ist."),
                    Map.entry("Delivery day", "Liefertag"),
                    Map.entry("Other day", "Anderer Tag"),
                    Map.entry("Cases", "Gebinde"),
                    Map.entry("Quantity", "Menge"),
                    Map.entry("of", "von"),
                    Map.entry("case", "Gebinde"),
                    Map.entry("Remark (optional)", "Bemerkung (freiwillig)"),
                    Map.entry("Send answer", "Antwort senden"),
                    Map.entry("Reject the whole order", "Die ganze Bestellung ablehnen"),
                    Map.entry("Reason", "Grund"),
                    Map.entry("Reject", "Ablehnen"),
                    Map.entry(
                            "Please look at the marked fields.",
                            "Bitte sehen Sie die markierten" + " Felder an."),
                    Map.entry("NO_NUMBER", "Bitte eine Zahl, 0 oder mehr"),
                    Map.entry(
                            "MORE_THAN_ORDERED",
                            "Mehr als bestellt kann hier nicht bestätigt werden"),
                    Map.entry("NO_DAY", "Bitte einen Tag von heute bis in einem Jahr"),
                    Map.entry("TOO_LONG", "Bitte höchstens 1000 Zeichen"),
                    Map.entry("REASON_MISSING", "Bitte nennen Sie einen Grund"),
                    Map.entry(
                            "NOTHING_LEFT",
                            "Alle Mengen sind 0: bitte lehnen Sie die Bestellung unten ab."),
                    Map.entry("Thank you", "Vielen Dank"),
                    Map.entry(
                            "You have confirmed this order.",
                            "Sie haben diese Bestellung" + " bestätigt."),
                    Map.entry(
                            "You have confirmed this order with changes.",
                            "Sie haben diese Bestellung mit Änderungen bestätigt."),
                    Map.entry(
                            "You have rejected this order.",
                            "Sie haben diese Bestellung" + " abgelehnt."),
                    Map.entry(
                            "To change your answer, please call the co-op.",
                            "Um Ihre Antwort zu ändern, wenden Sie sich bitte an die"
                                    + " Genossenschaft."),
                    Map.entry("This order was cancelled", "Diese Bestellung wurde storniert"),
                    Map.entry("Please do not deliver it.", "Bitte liefern Sie sie nicht aus."),
                    Map.entry("There is a newer revision", "Es gibt eine neuere Fassung"),
                    Map.entry(
                            "Please use the link in our latest mail about this order.",
                            "Bitte verwenden Sie den Link in unserer letzten E-Mail zu dieser"
                                    + " Bestellung."),
                    Map.entry("This link has expired", "Dieser Link ist abgelaufen"),
                    Map.entry(
                            "Please answer by mail or call the co-op.",
                            "Bitte antworten Sie per E-Mail oder rufen Sie die Genossenschaft an."),
                    Map.entry("This link opens nothing", "Dieser Link öffnet nichts"),
                    Map.entry(
                            "It may have been cut off on the way. Please copy it whole from the"
                                    + " mail.",
                            "Vielleicht wurde er unterwegs abgeschnitten. Bitte kopieren Sie ihn"
                                    + " vollständig aus der E-Mail."));

    private static final Map<String, String> ENGLISH =
            Map.of(
                    "NO_NUMBER", "Please enter a number, 0 or more",
                    "MORE_THAN_ORDERED", "More than was ordered cannot be confirmed here",
                    "NO_DAY", "Please choose a day from today to a year ahead",
                    "TOO_LONG", "Please use at most 1000 characters",
                    "REASON_MISSING", "Please give a reason",
                    "NOTHING_LEFT", "All quantities are 0: please reject the order below.");

    private static final Map<String, String> UNITS =
            Map.of("KGM", "kg", "GRM", "g", "LTR", "l", "MLT", "ml");

    private final boolean german;

    private PageWords(boolean german) {
        this.german = german;
    }

    /**
     * @param acceptLanguage as the browser sends it; null or anything else: English
     */
    static PageWords of(@Nullable String acceptLanguage) {
        return new PageWords(prefersGerman(acceptLanguage));
    }

    private static boolean prefersGerman(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return false;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            return "de".equals(Locale.lookupTag(ranges, List.of("en", "de")));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String language() {
        return german ? "de" : "en";
    }

    /**
     * @throws IllegalArgumentException if a word has no translation
     */
    String say(String key) {
        String word = german ? GERMAN.get(key) : ENGLISH.getOrDefault(key, key);
        if (word == null) {
            throw new IllegalArgumentException("no German for: " + key);
        }
        return word;
    }

    String day(String iso) {
        LocalDate day = LocalDate.parse(iso);
        return german
                ? day.format(DateTimeFormatter.ofPattern("EEEE, d. MMMM uuuu", Locale.GERMAN))
                : day.format(DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH));
    }

    /** A plain decimal to be read: with signs for thousands. */
    String amount(String plain) {
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String rest = point < 0 ? "" : decimalMark() + plain.substring(point + 1);
        return whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", german ? "." : ",") + rest;
    }

    /** A plain decimal to be changed: without. */
    String typed(String plain) {
        return plain.replace('.', decimalMark());
    }

    /** The only sign between whole and parts that is taken: the other one may mean thousands. */
    char decimalMark() {
        return german ? ',' : '.';
    }

    String unit(String code) {
        if (code.equals("C62") || code.equals("H87")) {
            return german ? "Stück" : "pcs";
        }
        return UNITS.getOrDefault(code, code);
    }
}
