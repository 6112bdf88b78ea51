package coop.cobuy.id;

import java.util.UUID;

/** Names an offer of a supplier. */
public record OfferId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static OfferId parse(String text) {
        return new OfferId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
