package coop.cobuy.id;

import java.util.UUID;

/** Names an account of the ledger. */
public record LedgerAccountId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static LedgerAccountId parse(String text) {
        return new LedgerAccountId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
