package coop.cobuy.adapter.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.adapter.archive.ContentHash;
import coop.cobuy.adapter.format.EnvelopeFormat.Came;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What an acknowledgement answers, as its delivery keeps it: enough to write it again.
 *
 * @param contentHash of the file, in hexadecimal digits
 * @param file its name where it lay first; null: it was brought
 * @param interchanges whose they are and their numbers, for people
 * @param repeated those of them that came before with other content
 * @param receivedAt ISO 8601 in UTC
 */
record AnsweredFile(
        String contentHash,
        @Nullable String file,
        String format,
        String formatVersion,
        List<String> interchanges,
        List<String> repeated,
        String receivedAt) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SHOWN_MAX = 3;

    AnsweredFile {
        interchanges = List.copyOf(interchanges);
        repeated = List.copyOf(repeated);
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is answered cannot be written", e);
        }
    }

    static AnsweredFile of(DeliveryRow row) {
        try {
            return MAPPER.readValue(row.message(), AnsweredFile.class);
        } catch (IOException e) {
            throw new IllegalStateException("delivery " + row.id() + " cannot be read", e);
        }
    }

    ContentHash hash() {
        return ContentHash.ofStored(HexFormat.of().parseHex(contentHash));
    }

    Came came() {
        return new Came(Instant.parse(receivedAt), Set.copyOf(repeated));
    }

    /** For a person: the numbers of the first interchanges. */
    String shown() {
        String more = interchanges.size() > SHOWN_MAX ? " …" : "";
        return String.join(
                        ", ",
                        interchanges.stream().limit(SHOWN_MAX).map(AnsweredFile::number).toList())
                + more;
    }

    private static String number(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1).strip();
    }
}
