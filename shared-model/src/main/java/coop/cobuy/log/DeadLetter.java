package coop.cobuy.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A record that could not be applied, and what became of it.
 *
 * @param at when it came into the log
 * @param kind what was wrong, see {@link DeadLetters.Kind}
 * @param reason a sentence for a person
 * @param sizeBytes of its value
 * @param parkedAt when it could not be applied
 * @param coop the co-op that the record names; null: it names none, so nobody knows whose it is
 * @param sender whom it names as its sender: {@code account/ID}, {@code supplier/ID} or {@code
 *     member/ID}; null: nobody
 * @param resolution null: it is open
 */
public record DeadLetter(
        Place place,
        Instant at,
        DeadLetters.Kind kind,
        String reason,
        long sizeBytes,
        Instant parkedAt,
        @Nullable UUID coop,
        @Nullable String sender,
        @Nullable Resolution resolution) {

    /** Where in the log it stands. */
    public record Place(String topic, int partition, long offset) {

        @Override
        public String toString() {
            return topic + "/" + partition + "/" + offset;
        }
    }

    /** What became of a dead letter. */
    public enum Outcome {
        /** It was appended to the log again, as a new record. */
        RETRIED,
        /** It was applied when its member was released. */
        RELEASED,
        /** Nobody will try it again. */
        DISCARDED
    }

    /**
     * How it was put out of the way.
     *
     * @param by who did: {@code account/ID} or {@code operator}
     * @param because null: no reason was given
     */
    public record Resolution(Outcome outcome, Instant at, String by, @Nullable String because) {}

    /**
     * Its bytes. The arrays are not copied and must not be changed.
     *
     * @param key empty if it had none
     * @param value empty if it had none
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Content(byte[] key, byte[] value) {}
}
