package coop.cobuy.aggregator.purchasing;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tag of a purchase order: the hash of its content and its version. An approval holds if
 * the hash is that of the content, whatever was reported meanwhile: it approves a content.
 */
final class ContentTag {

    private static final Pattern TAG = Pattern.compile("\\s*\"([0-9a-f]{64})(?:\\.[0-9]+)?\"\\s*");

    private ContentTag() {}

    static String of(OrderContent content) {
        return "\"" + content.hash() + "." + content.version() + "\"";
    }

    /** The hash that a header names; nothing if there is none, or it names anything. */
    static Optional<String> hash(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return Optional.empty();
        }
        Matcher matcher = TAG.matcher(ifMatch);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
