package coop.cobuy.aggregator.identity;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What mails to one person say, in the languages that there are. */
final class MailTexts {

    /** Languages that a mail can be written in; the first where another is asked for. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String BUNDLE = "coop.cobuy.identity.mails";

    private MailTexts() {}

    /** The language of which there are texts, for one that somebody would like. */
    static Locale known(Locale wanted) {
        return LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(LANGUAGES.getFirst());
    }

    static String text(Locale language, String key, Object... values) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, known(language));
        return new MessageFormat(bundle.getString(key), known(language)).format(values);
    }
}
