package coop.cobuy.contract.supplier.v1;

import coop.cobuy.text.Sentence;
import coop.cobuy.text.Sentences;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What there is to say of a document on its way, see {@link DeliveryReported#detail}. Tables and
 * messages hold it in English; {@link #read} finds the sentence again, so that a page can say it in
 * its reader's language. In this order: of two that fit, the first is meant.
 */
public enum DeliveryDetail {
    GIVEN_UP_AFTER,
    AGAIN_AT,
    QUEUED,
    ATTEMPT,
    NO_END,
    STOPPED,
    CANCELLED_MEANWHILE,
    SUPPLIER_ANSWERED,
    ACKNOWLEDGED,
    SAME_CAME_AS,
    SAME_CAME,
    QUEUED_OTHERWISE,
    QUEUED_AGAIN,
    NO_USABLE_PROFILE,
    NO_PROFILE,
    NOT_WRITTEN_DOCUMENT,
    UNWRITABLE,
    SWITCHED_OFF,
    FORMAT_UNKNOWN,
    CONFLICT,
    IN_FEED_WAITING,
    IN_FEED,
    IN_FEED_DONE,
    ONLY_FEED,
    BAD_OPTIONS,
    BAD_SECRET,
    BAD_FOLDER,
    NO_MAIL_SERVER,
    NO_LINKS,
    MAILED,
    MAIL_LOCKED,
    MAIL_REFUSED,
    NOT_MAILED,
    WRITTEN,
    WRITTEN_BEFORE,
    OTHER_FILE,
    NOT_WRITTEN,
    SHORT,
    NO_ANSWER,
    SERVER_REFUSED,
    ANSWERED_GONE,
    ANSWERED_MOVED,
    ANSWERED;

    private static final Sentences ENGLISH = Sentences.beside(DeliveryDetail.class, Locale.ENGLISH);
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    /** As it is kept. */
    public String of(Object... arguments) {
        return ENGLISH.of(key(), arguments);
    }

    /** The sentence that a text is; what none of ours says is quoted, such as a server's answer. */
    public static Sentence read(String detail) {
        for (DeliveryDetail one : values()) {
            Matcher matcher = one.pattern().matcher(detail);
            if (matcher.matches()) {
                return Sentence.beside(DeliveryDetail.class, one.key(), one.arguments(matcher));
            }
        }
        return Sentence.beside(DeliveryDetail.class, "delivery.told", detail);
    }

    private String key() {
        return "delivery." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A few short texts that are asked for by people: not worth keeping. */
    private Pattern pattern() {
        String text = ENGLISH.of(key());
        StringBuilder pattern = new StringBuilder();
        Matcher places = PLACE.matcher(text);
        int done = 0;
        while (places.find()) {
            pattern.append(Pattern.quote(text.substring(done, places.start()))).append("(.*)");
            done = places.end();
        }
        return Pattern.compile(pattern + Pattern.quote(text.substring(done)), Pattern.DOTALL);
    }

    private Object[] arguments(Matcher matcher) {
        List<Object> arguments = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String text = matcher.group(i);
            boolean isOfATry = i == 1 && (this == GIVEN_UP_AFTER || this == AGAIN_AT);
            arguments.add(isOfATry ? read(text) : momentOrText(text));
        }
        return arguments.toArray();
    }

    private static Object momentOrText(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
