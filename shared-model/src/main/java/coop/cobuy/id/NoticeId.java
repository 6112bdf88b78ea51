package coop.cobuy.id;

import java.util.UUID;

/** Names a notice to a person. */
public record NoticeId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static NoticeId parse(String text) {
        return new NoticeId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
