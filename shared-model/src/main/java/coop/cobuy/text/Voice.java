package coop.cobuy.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Puts sentences into words: in one language, English where it is not known, and moments as a clock
 * in one zone shows them.
 */
public final class Voice {

    /** In English, with moments in UTC. */
    public static final Voice ENGLISH = new Voice(Locale.ENGLISH, ZoneOffset.UTC);

    private static final String BETWEEN = "; ";

    private final Locale language;
    private final ZoneId zone;

    private Voice(Locale language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    public static Voice in(Locale language, ZoneId zone) {
        return new Voice(language, zone);
    }

    /**
     * @throws java.util.MissingResourceException if there is no such sentence
     */
    public String say(Sentence sentence) {
        Sentences sentences = Sentences.beside(sentence.place(), language);
        Locale written = written(sentences.language());
        return sentences.of(
                sentence.key(),
                sentence.arguments().stream().map(a -> argument(a, written)).toArray());
    }

    private Object argument(Object argument, Locale written) {
        return switch (argument) {
            case Sentence sentence -> say(sentence);
            case Instant moment -> moment(moment, written);
            case LocalDate day ->
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                            .withLocale(written)
                            .format(day);
            case List<?> list -> list(list, written);
            default -> argument;
        };
    }

    private String moment(Instant moment, Locale written) {
        return new DateTimeFormatterBuilder()
                .appendLocalized(FormatStyle.FULL, null)
                .appendPattern(", HH:mm zzz")
                .toFormatter(written)
                .format(moment.atZone(zone));
    }

    private String list(List<?> list, Locale written) {
        return list.stream()
                .map(one -> Sentences.shown(argument(one, written), written))
                .collect(Collectors.joining(BETWEEN));
    }

    /** The sentences are in British English, and days are written so. */
    private static Locale written(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.UK : language;
    }
}
