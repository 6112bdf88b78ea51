package coop.cobuy.id;

import java.util.UUID;

/** Names a purchase order to one supplier. */
public record PurchaseOrderId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static PurchaseOrderId parse(String text) {
        return new PurchaseOrderId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
