package coop.cobuy.aggregator.platform;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.uri.UriBuilder;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * How much of a list is asked for, and from where. A controller takes the parameters {@code cursor}
 * and {@code limit}, reads {@link #rows()} rows after {@link #after()}, and answers with {@link
 * #answer}: {@code {"items": […]}} and, if there is more, {@code Link: <…>; rel="next"} (RFC 8288).
 *
 * @param limit the most items in an answer
 * @param cursorOrNull see {@link #after()}
 */
public record Paging(int limit, @Nullable Cursor cursorOrNull) {

    /** How many items an answer holds if the caller does not say. */
    public static final int LIMIT_DEFAULT = 50;

    /** The most items that an answer may hold. */
    public static final int LIMIT_MAX = 500;

    private static final UUID LOWEST = new UUID(0, 0);

    /** The body of an answer. */
    public record Items<T>(List<T> items) {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * @throws BadInput if the limit is not within 1 and {@link #LIMIT_MAX}, or the cursor is none
     */
    public static Paging of(@Nullable String cursor, @Nullable Integer limit) {
        int wanted = limit == null ? LIMIT_DEFAULT : limit;
        if (wanted < 1 || wanted > LIMIT_MAX) {
            throw new BadInput("limit", wanted + "; expected: 1 to " + LIMIT_MAX);
        }
        return new Paging(wanted, cursor == null ? null : Cursor.parse(cursor));
    }

    /** The last row that the caller has; absent: it starts. */
    public Optional<Cursor> after() {
        return Optional.ofNullable(cursorOrNull);
    }

    /** For lists in order of a UUID: the last one that the caller has, or one below all. */
    public UUID afterUuid() {
        return cursorOrNull == null ? LOWEST : cursorOrNull.uuid(0);
    }

    /** How many rows to read: one more than asked for, which tells whether there is more. */
    public int rows() {
        return limit + 1;
    }

    /**
     * @param rows up to {@link #rows()} of them
     * @param cursor the place of a row in the list
     * @param view what is shown of a row
     */
    public <R, T> MutableHttpResponse<Items<T>> answer(
            HttpRequest<?> request, List<R> rows, Function<R, Cursor> cursor, Function<R, T> view) {
        List<R> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        MutableHttpResponse<Items<T>> response =
                HttpResponse.ok(new Items<>(shown.stream().map(view).toList()));
        if (rows.size() > limit) {
            URI next =
                    UriBuilder.of(request.getUri())
                            .replaceQueryParam("limit", limit)
                            .replaceQueryParam("cursor", cursor.apply(shown.getLast()).text())
                            .build();
            response.header("Link", "<" + next + ">; rel=\"next\"");
        }
        return response;
    }
}
