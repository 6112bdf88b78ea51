package coop.cobuy.aggregator.platform;

import org.jspecify.annotations.Nullable;

/** Versions as {@code ETag} and {@code If-Match} carry them, so that nobody overwrites unseen. */
public final class ETags {

    private ETags() {}

    /** {@code "3"}, with its quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * @param ifMatch the header as it came; null and {@code *}: whatever stands
     * @throws Refused unless one of its tags is that of the version
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        for (String tag : ifMatch.split(",", -1)) {
            if (tag.strip().equals(of(version))) {
                return;
            }
        }
        throw Refused.at(
                "If-Match",
                PlatformReason.VERSION_CHANGED,
                "It was changed meanwhile: its ETag is " + of(version) + ", not " + ifMatch + ".");
    }
}
