package coop.cobuy.aggregator.notices;

import org.jspecify.annotations.Nullable;

/**
 * What a notice says.
 *
 * @param kind for programs, at most 60 characters, such as {@code round.cancelled}
 * @param subject one line; cut at 200 characters
 * @param text for a person; cut at 4,000 characters
 * @param link where to look, a path of the API such as {@code /api/v1/rounds/ID}; null: nowhere
 */
public record Message(String kind, String subject, String text, @Nullable String link) {

    private static final int KIND_MAX = 60;
    private static final int SUBJECT_MAX = 200;
    private static final int TEXT_MAX = 4000;
    private static final int LINK_MAX = 300;

    public Message {
        if (kind.isBlank() || kind.length() > KIND_MAX) {
            throw new IllegalArgumentException(
                    "kind: \"" + kind + "\" (expected: 1 to 60 characters)");
        }
        if (link != null && link.length() > LINK_MAX) {
            throw new IllegalArgumentException("link: too long (expected: at most 300)");
        }
        // One line: a line break in a mail's subject would begin another header.
        subject = cut(subject.replaceAll("\\p{Cntrl}+", " ").strip(), SUBJECT_MAX);
        text = cut(text, TEXT_MAX);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
