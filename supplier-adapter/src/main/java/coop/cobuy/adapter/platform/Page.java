package coop.cobuy.adapter.platform;

import coop.cobuy.id.Id;
import coop.cobuy.log.DeadLetter.Place;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.uri.UriBuilder;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Cursors, which mean nothing to whoever gets them, and RFC 8288 links to the next page. */
public final class Page {

    private static final String POINTER = "cursor";
    private static final int NUMBER_BYTES = 8;

    private Page() {}

    public static String cursor(UUID id) {
        return text(Id.bytes(id));
    }

    public static String cursor(long number) {
        return text(ByteBuffer.allocate(NUMBER_BYTES).putLong(number).array());
    }

    /** For lists in the order of places in the log. */
    public static String cursor(Place place) {
        String joined = place.partition() + "/" + place.offset() + "/" + place.topic();
        return text(joined.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @throws BadInput if it is no cursor of ours
     */
    public static UUID id(String cursor) {
        return Id.uuid(bytes(cursor, Id.BYTES));
    }

    /**
     * @throws BadInput if it is no cursor of ours
     */
    public static long number(String cursor) {
        long number = ByteBuffer.wrap(bytes(cursor, NUMBER_BYTES)).getLong();
        if (number < 0) {
            throw wrong();
        }
        return number;
    }

    /**
     * @throws BadInput if it is no cursor of ours
     */
    public static Place place(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            String[] parts = new String(bytes, StandardCharsets.UTF_8).split("/", 3);
            if (parts.length == 3) {
                return new Place(parts[2], Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            }
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static byte[] bytes(String cursor, int length) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == length) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
        throw wrong();
    }

    private static BadInput wrong() {
        return new BadInput(POINTER, "a cursor from an earlier answer is expected");
    }

    /** The value of the header {@code Link}. */
    public static String next(String path, String cursor) {
        return "<" + path + "?cursor=" + cursor + ">; rel=\"next\"";
    }

    /** The value of the header {@code Link}, with all else that the request asked for. */
    public static String next(HttpRequest<?> request, String cursor) {
        return "<"
                + UriBuilder.of(request.getUri()).replaceQueryParam("cursor", cursor).build()
                + ">; rel=\"next\"";
    }
}
