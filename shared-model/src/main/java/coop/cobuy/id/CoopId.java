package coop.cobuy.id;

import java.util.UUID;

/** Names a co-op, the tenant. */
public record CoopId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static CoopId parse(String text) {
        return new CoopId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
