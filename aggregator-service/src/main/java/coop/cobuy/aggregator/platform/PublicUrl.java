package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Value;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The address at which people reach this installation: the beginning of links in mails, and what
 * cookies, origins and passkeys go by. Plain HTTP is taken on this machine alone, since a session's
 * cookie would be seen by everybody on its way.
 */
@Context
public final class PublicUrl {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private static final String LOCAL = "http://127.0.0.1:8080";

    private final URI url;

    /**
     * @throws IllegalArgumentException if it is no address of a web server, or plain HTTP elsewhere
     */
    public PublicUrl(@Value("${cobuy.public-url:}") String text) {
        URI given = URI.create(text.isBlank() ? LOCAL : text.replaceAll("/+$", ""));
        boolean https = "https".equals(given.getScheme());
        boolean local =
                "http".equals(given.getScheme()) && LOOPBACK.contains(String.valueOf(host(given)));
        if (given.getHost() == null || given.getRawQuery() != null || !(https || local)) {
            throw new IllegalArgumentException(
                    "COBUY_PUBLIC_URL: \"%s\" (expected: https://host, or http:// on this machine)"
                            .formatted(text));
        }
        if (!given.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "COBUY_PUBLIC_URL: \"%s\" (expected: no path)".formatted(text));
        }
        this.url = given;
    }

    private static String host(URI url) {
        return url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
    }

    /** Whether all that goes over it is encrypted. */
    public boolean isSecure() {
        return "https".equals(url.getScheme());
    }

    /** Scheme, host and, unless it is the usual one, port; as browsers write an origin. */
    public String origin() {
        return url.toString();
    }

    public String host() {
        return host(url);
    }

    /**
     * @param path begins with a slash
     */
    public String of(String path) {
        return url + path;
    }
}
