package coop.cobuy.id;

import java.util.UUID;

/** Names a member's account in a co-op. */
public record MemberId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static MemberId parse(String text) {
        return new MemberId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
