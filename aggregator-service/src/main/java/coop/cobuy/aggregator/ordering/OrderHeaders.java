package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in the path and the headers of a request about an order. */
final class OrderHeaders {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    static final String IF_MATCH = "If-Match";
    static final String IF_NONE_MATCH = "If-None-Match";

    private static final int KEY_MAX = 200;
    private static final int WAIT_MAX_SECONDS = 30;
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait=\"?([0-9]{1,6})\"?(?:$|[,;\\s])");

    private OrderHeaders() {}

    /**
     * @throws Refused if the text is no id: then there is no such thing
     */
    static UUID id(String text, OrderReason missing) {
        try {
            return Id.parseUuid(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(missing);
        }
    }

    /**
     * @throws BadInput if it is missing, too long or not plain text
     */
    static String key(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new BadInput(
                    IDEMPOTENCY_KEY,
                    "is missing; expected: a text of your own, the same when you repeat this"
                            + " request, such as a UUID");
        }
        if (header.length() > KEY_MAX || !header.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new BadInput(
                    IDEMPOTENCY_KEY, "expected: 1 to 200 visible ASCII characters, no blanks");
        }
        return header;
    }

    /**
     * What must stand, by the one of the two headers that is given, as {@link PlaceOrder#ifMatch}
     * has it; null: whatever stands.
     *
     * @throws BadInput if both are given, or one is another thing than what it can be
     */
    static @Nullable String condition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return version(ifMatch);
        }
        if (!ifNoneMatch.equals("*")) {
            throw new BadInput(IF_NONE_MATCH, "expected: *, only where there is no order");
        }
        if (ifMatch != null) {
            throw new BadInput(IF_NONE_MATCH, "is given together with If-Match; expected: one");
        }
        return PlaceOrder.NO_ORDER;
    }

    /**
     * The version in an {@code If-Match}: {@code *}, or the text within its quotation marks.
     *
     * @throws BadInput if it is another thing
     */
    static @Nullable String version(@Nullable String header) {
        if (header == null || header.equals("*")) {
            return header;
        }
        int length = header.length();
        if (length < 3
                || length > KEY_MAX
                || header.charAt(0) != '"'
                || header.indexOf('"', 1) != length - 1
                || header.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            throw new BadInput(IF_MATCH, "expected: * or one ETag with its quotation marks");
        }
        return header.substring(1, length - 1);
    }

    static String tag(Place version) {
        return '"' + version.toString() + '"';
    }

    /** How long the client is willing to wait for the outcome; zero: not at all. At most 30 s. */
    static Duration wait(@Nullable String prefer) {
        if (prefer == null) {
            return Duration.ZERO;
        }
        Matcher matcher = WAIT.matcher(prefer);
        if (!matcher.find()) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(WAIT_MAX_SECONDS, Integer.parseInt(matcher.group(1))));
    }
}
