package coop.cobuy.aggregator.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Where a list goes on: the sort key of the last row that was given. Opaque to clients, who get it
 * in a {@code Link} and send it back as it is.
 *
 * @param parts the values of the columns that the list is ordered by
 */
public record Cursor(List<String> parts) {

    private static final int TEXT_MAX = 500;
    private static final char SEPARATOR = '\u001F';

    public Cursor {
        parts = List.copyOf(parts);
    }

    public static Cursor of(Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(part.toString());
        }
        return new Cursor(texts);
    }

    /**
     * @throws BadInput if this is not a cursor that {@link #text()} gave
     */
    static Cursor parse(String text) {
        try {
            if (text.length() > TEXT_MAX) {
                throw unreadable();
            }
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            String joined = new String(bytes, StandardCharsets.UTF_8);
            return new Cursor(List.of(joined.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static BadInput unreadable() {
        return new BadInput("cursor", "is not one that this list gave; start without it");
    }

    /** As it goes into a link. */
    public String text() {
        byte[] bytes =
                String.join(String.valueOf(SEPARATOR), parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @throws BadInput if there is no such part
     */
    public String part(int index) {
        if (index >= parts.size()) {
            throw unreadable();
        }
        return parts.get(index);
    }

    /**
     * @throws BadInput if the part is no UUID
     */
    public UUID uuid(int index) {
        try {
            return UUID.fromString(part(index));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    /**
     * @throws BadInput if the part is no whole number
     */
    public long number(int index) {
        try {
            return Long.parseLong(part(index));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }
}
