package coop.cobuy.aggregator.ordering;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a command.
 *
 * @param refusal null: accepted, or taken conditionally
 * @param isConditional whether it is decided only when the completion phase is over
 * @param detail of the refusal or the condition, for a person; else empty
 * @param stands the version that stands after it; null: the member has no order in the round
 */
record Outcome(
        OutcomeKey key,
        Hash contentHash,
        UUID member,
        Place place,
        Instant decidedAt,
        @Nullable OrderReason refusal,
        boolean isConditional,
        String detail,
        @Nullable Place stands) {

    /** The longest detail that is kept. */
    static final int DETAIL_MAX = 500;

    Outcome {
        detail = detail.length() > DETAIL_MAX ? detail.substring(0, DETAIL_MAX - 1) + "…" : detail;
    }

    /** What a command is answered with that came under the same key. */
    Outcome forToken(OrderToken token) {
        if (token.contentHash().equals(contentHash)) {
            return this;
        }
        return new Outcome(
                key,
                token.contentHash(),
                member,
                token.place(),
                decidedAt,
                OrderReason.KEY_REUSED,
                false,
                OrderReason.KEY_REUSED.message(),
                stands);
    }

    boolean accepted() {
        return refusal == null && !isConditional;
    }
}
