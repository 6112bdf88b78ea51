package coop.cobuy.aggregator.notices;

import coop.cobuy.text.Sentence;
import coop.cobuy.text.SentenceJson;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a notice says. As sentences it is read in the reader's language; the words are there for
 * what came before there were sentences, and for sentences that a later version no longer has.
 *
 * @param kind for programs, at most 60 characters, such as {@code round.cancelled}
 * @param subject one line; cut at 200 characters
 * @param text for a person; cut at 4,000 characters
 * @param said subject and text as {@link SentenceJson} has them; null: there are only these words
 * @param link where to look, a path of the API such as {@code /api/v1/rounds/ID}; null: nowhere
 */
public record Message(
        String kind, String subject, String text, @Nullable String said, @Nullable String link) {

    private static final int KIND_MAX = 60;
    private static final int SUBJECT_MAX = 200;
    private static final int TEXT_MAX = 4000;
    private static final int SAID_MAX = 20_000;
    private static final int LINK_MAX = 300;

    public Message {
        if (kind.isBlank() || kind.length() > KIND_MAX) {
            throw new IllegalArgumentException(
                    "kind: \"" + kind + "\" (expected: 1 to 60 characters)");
        }
        if (link != null && link.length() > LINK_MAX) {
            throw new IllegalArgumentException("link: too long (expected: at most 300)");
        }
        subject = subject(subject);
        text = text(text);
        said = said == null || said.length() > SAID_MAX ? null : said;
    }

    /** In words alone. */
    public Message(String kind, String subject, String text, @Nullable String link) {
        this(kind, subject, text, null, link);
    }

    /**
     * In the two sentences beside a class that {@code notice.KIND.subject} and {@code
     * notice.KIND.text} name, both of the same arguments.
     *
     * @param arguments see {@link Sentence}
     */
    public static Message beside(
            Class<?> user, String kind, @Nullable String link, Object... arguments) {
        return named(user, kind, kind, link, arguments);
    }

    /** The same under another name than its kind's, where one kind tells different things. */
    public static Message named(
            Class<?> user, String name, String kind, @Nullable String link, Object... arguments) {
        String key = "notice." + name;
        Sentence subject = Sentence.beside(user, key + ".subject", arguments);
        Sentence text = Sentence.beside(user, key + ".text", arguments);
        return new Message(
                kind,
                Voice.ENGLISH.say(subject),
                Voice.ENGLISH.say(text),
                SentenceJson.write(List.of(subject, text)),
                link);
    }

    /** Of one line: a line break in a mail's subject would begin another header. */
    static String subject(String subject) {
        return cut(subject.replaceAll("\\p{Cntrl}+", " ").strip(), SUBJECT_MAX);
    }

    static String text(String text) {
        return cut(text.strip(), TEXT_MAX);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
