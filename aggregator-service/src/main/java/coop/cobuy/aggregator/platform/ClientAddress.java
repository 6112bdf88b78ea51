package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

/**
 * Where a request comes from, for counting attempts. Behind a proxy of one's own that is what the
 * proxy says in a header, and of its values the last, since a client may send any others itself.
 */
@Singleton
public class ClientAddress {

    private static final int LENGTH_MAX = 60;

    private final String header;

    ClientAddress(@Value("${cobuy.client-address-header:}") String header) {
        this.header = header;
    }

    public String of(HttpRequest<?> request) {
        if (!header.isEmpty()) {
            String values = String.join(",", request.getHeaders().getAll(header));
            String last = values.substring(values.lastIndexOf(',') + 1).strip();
            if (!last.isEmpty() && last.length() <= LENGTH_MAX) {
                return last;
            }
        }
        return request.getRemoteAddress().getAddress().getHostAddress();
    }
}
