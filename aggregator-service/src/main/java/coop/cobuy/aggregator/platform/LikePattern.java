package coop.cobuy.aggregator.platform;

/**
 * What stands behind {@code LIKE} for words that somebody typed: no character of them is a
 * wildcard.
 */
public final class LikePattern {

    private LikePattern() {}

    /** Whatever begins with the words; empty ones: everything. */
    public static String beginningWith(String words) {
        String plain = words.strip();
        return plain.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Whatever has the words in it. */
    public static String containing(String words) {
        return "%" + beginningWith(words);
    }
}
