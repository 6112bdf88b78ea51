package coop.cobuy.id;

import java.util.UUID;

/** Names a supplier of a co-op. */
public record SupplierId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static SupplierId parse(String text) {
        return new SupplierId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
