package coop.cobuy.id;

import java.util.UUID;

/** Names a ledger journal. */
public record JournalId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static JournalId parse(String text) {
        return new JournalId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
