package coop.cobuy.id;

import java.util.UUID;

/** Names a buying round. */
public record RoundId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static RoundId parse(String text) {
        return new RoundId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
