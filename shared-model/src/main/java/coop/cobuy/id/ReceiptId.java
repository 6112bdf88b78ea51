package coop.cobuy.id;

import java.util.UUID;

/** Names a goods receipt. */
public record ReceiptId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static ReceiptId parse(String text) {
        return new ReceiptId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
