package coop.cobuy.adapter.format.edifact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The character sets that UNB names and we write. */
enum Syntax {
    /** Capitals only. */
    UNOA("3", StandardCharsets.US_ASCII),
    UNOB("3", StandardCharsets.US_ASCII),
    UNOC("3", StandardCharsets.ISO_8859_1),
    UNOD("3", Charset.forName("ISO-8859-2")),
    UNOY("4", StandardCharsets.UTF_8);

    private final String version;

    @SuppressWarnings("ImmutableEnumChecker") // a character set never changes
    private final Charset charset;

    Syntax(String version, Charset charset) {
        this.version = version;
        this.charset = charset;
    }

    String version() {
        return version;
    }

    Charset charset() {
        return charset;
    }

    /** A person's text in the letters that this set has. */
    String cased(String text) {
        return this == UNOA ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** What a profile's character set is called in UNB. */
    static Syntax of(Charset charset) {
        return Arrays.stream(values())
                .filter(one -> one != UNOA && one.charset.equals(charset))
                .findFirst()
                .orElse(UNOC);
    }

    static Optional<Syntax> named(String name) {
        return Arrays.stream(values()).filter(one -> one.name().equals(name)).findFirst();
    }

    /**
     * How an interchange that came is to be read.
     *
     * @param identifier as its UNB has it
     * @param otherwise the profile's; also stands in for ASCII, in which partners leave umlauts
     */
    static Charset reading(String identifier, Charset otherwise) {
        return switch (identifier) {
            case "UNOC" -> StandardCharsets.ISO_8859_1;
            case "UNOD" -> Charset.forName("ISO-8859-2");
            case "UNOE" -> Charset.forName("ISO-8859-5");
            case "UNOF" -> Charset.forName("ISO-8859-7");
            case "UNOG" -> Charset.forName("ISO-8859-3");
            case "UNOH" -> Charset.forName("ISO-8859-4");
            case "UNOK" -> Charset.forName("ISO-8859-9");
            case "UNOW", "UNOY" -> StandardCharsets.UTF_8;
            default -> otherwise;
        };
    }
}
