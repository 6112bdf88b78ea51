package coop.cobuy.aggregator.storefront;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The languages that pages are in. */
public enum Language {
    EN(Locale.UK),
    DE(Locale.GERMANY);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** By which numbers, amounts and times are written. */
    public Locale locale() {
        return locale;
    }

    /** As HTML and HTTP name it: {@code "en"}. */
    public String tag() {
        return locale.getLanguage();
    }

    /** The language with that tag, if pages are in it. */
    public static Optional<Language> of(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag().equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /**
     * The first that a reader would take.
     *
     * @param accept the header {@code Accept-Language}; null or unreadable: {@link #EN}
     */
    public static Language accepted(@Nullable String accept) {
        if (accept == null) {
            return EN;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accept);
            List<Locale> ours = List.of(Locale.ENGLISH, Locale.GERMAN);
            Locale found = Locale.lookup(ranges, ours);
            return found == null ? EN : of(found.getLanguage()).orElse(EN);
        } catch (IllegalArgumentException e) {
            return EN;
        }
    }

    /** All of them by their tags, to be chosen from in the reader's words. */
    public static Map<String, String> choices(Visit visit) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (Language language : values()) {
            choices.put(language.tag(), visit.t("frame.language." + language.tag()));
        }
        return choices;
    }
}
