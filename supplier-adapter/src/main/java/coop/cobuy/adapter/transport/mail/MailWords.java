package coop.cobuy.adapter.transport.mail;

import coop.cobuy.adapter.transport.Label;

import java.util.Locale;
import java.util.Set;

/** What a mail says, in one language. */
final class MailWords {

    /** As profiles name them. */
    static final Set<String> LANGUAGES = Set.of("de", "en");

    private final boolean german;

    MailWords(String language) {
        this.german = language.equals("de");
    }

    String subject(Label label) {
        String sender = label.sender().isEmpty() ? "" : "[" + label.sender() + "] ";
        return oneLine(sender + kind(label) + " " + label.number() + revision(label));
    }

    private String kind(Label label) {
        return switch (label.kind()) {
            case "CANCELLATION" ->
                    german ? "Stornierung der Bestellung" : "Cancellation of purchase order";
            case "ACKNOWLEDGEMENT" -> german ? "Empfangsbestätigung für" : "Acknowledgement of";
            case "TEST" -> german ? "Probe des Versands" : "Test of the way to you";
            default -> german ? "Bestellung" : "Purchase order";
        };
    }

    private String revision(Label label) {
        if (label.revision() == 0) {
            return "";
        }
        return (german ? ", Fassung " : ", revision ") + label.revision();
    }

    /**
     * @param link empty: none
     */
    String text(Label label, String link) {
        StringBuilder text = new StringBuilder();
        text.append(german ? "Guten Tag" : "Hello");
        text.append(label.receiver().isEmpty() ? "" : " " + oneLine(label.receiver()));
        text.append(",\n\n");
        text.append(
                german
                        ? "im Anhang: " + kind(label) + " "
                        : "attached you find: " + lower(kind(label)) + " ");
        text.append(oneLine(label.number())).append(revision(label)).append(".\n");
        if (!link.isEmpty()) {
            text.append('\n')
                    .append(
                            german
                                    ? "Bitte bestätigen, ändern oder lehnen Sie sie auf dieser"
                                            + " Seite ab:\n"
                                    : "Please confirm, change or reject it on this page:\n")
                    .append(link)
                    .append("\n\n")
                    .append(
                            german
                                    ? "Der Link gilt nur für diese Bestellung. Geben Sie ihn nicht"
                                            + " weiter.\n"
                                    : "The link is for this order alone. Please keep it to"
                                            + " yourself.\n");
        }
        text.append("\n-- \n").append(oneLine(label.sender())).append('\n');
        return text.toString();
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** Nothing in it can begin a header or a line of its own. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
