package coop.cobuy.id;

import java.util.UUID;

/** Names a supplier's invoice or credit note. */
public record InvoiceId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static InvoiceId parse(String text) {
        return new InvoiceId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
