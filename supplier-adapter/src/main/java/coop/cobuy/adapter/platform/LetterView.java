package coop.cobuy.adapter.platform;

import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetterDesk.Opened;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A record that could not be taken.
 *
 * @param kind UNREADABLE, or FAILED: it was understood and contradicts what is known
 * @param sender whom the record names
 * @param coop whose it is, if it says so
 * @param at when it came into the log
 */
record LetterView(
        String topic,
        int partition,
        long offset,
        String kind,
        String reason,
        long sizeBytes,
        @Nullable UUID coop,
        @Nullable String sender,
        Instant at,
        Instant parkedAt,
        @Nullable ResolutionView resolution) {

    static LetterView of(DeadLetter letter) {
        Place place = letter.place();
        DeadLetter.Resolution resolution = letter.resolution();
        return new LetterView(
                place.topic(),
                place.partition(),
                place.offset(),
                letter.kind().name(),
                letter.reason(),
                letter.sizeBytes(),
                letter.coop(),
                letter.sender(),
                letter.at(),
                letter.parkedAt(),
                resolution == null ? null : ResolutionView.of(resolution));
    }

    /**
     * What became of it.
     *
     * @param outcome RETRIED or DISCARDED
     */
    record ResolutionView(String outcome, Instant at, String by, @Nullable String because) {

        static ResolutionView of(DeadLetter.Resolution resolution) {
            return new ResolutionView(
                    resolution.outcome().name(),
                    resolution.at(),
                    resolution.by(),
                    resolution.because());
        }
    }

    /** With its bytes: as text where they are UTF-8, else as Base64. */
    record WithBytes(LetterView letter, Bytes key, Bytes payload) {

        static WithBytes of(Opened opened) {
            return new WithBytes(
                    LetterView.of(opened.letter()),
                    Bytes.of(opened.content().key()),
                    Bytes.of(opened.content().value()));
        }
    }

    /** Bytes: one of the two. */
    record Bytes(@Nullable String text, @Nullable String base64) {

        static Bytes of(byte[] bytes) {
            try {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                return new Bytes(
                        StandardCharsets.UTF_8.newDecoder().decode(buffer).toString(), null);
            } catch (CharacterCodingException e) {
                return new Bytes(null, Base64.getEncoder().encodeToString(bytes));
            }
        }
    }
}
