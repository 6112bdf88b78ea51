package coop.cobuy.id;

import java.util.UUID;

/** Names a person's sign-in account. */
public record AccountId(UUID value) implements Id {

    /**
     * @throws IllegalArgumentException if the text is no UUID
     */
    public static AccountId parse(String text) {
        return new AccountId(Id.parseUuid(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
