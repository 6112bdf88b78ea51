package coop.cobuy.log;

import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The text form of a message's id in its header. */
final class MessageIds {

    private MessageIds() {}

    static byte[] format(UUID id) {
        return id.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Optional<UUID> parse(byte @Nullable [] header) {
        if (header == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Id.parseUuid(new String(header, StandardCharsets.US_ASCII)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
