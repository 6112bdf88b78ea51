package coop.cobuy.aggregator.platform;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * Sees to it that what a browser sends in somebody's name was sent by a page of ours (CSRF). What
 * changes something must come from our own origin, as far as the browser says, and, where a cookie
 * says whose it is, bear the token of that very session: in the field {@code _csrf} of a form or in
 * the header {@code X-CSRF-Token}. A bearer token is put into a request on purpose and needs none
 * of this.
 */
@ServerFilter("/**")
public final class FormGuard implements Ordered {

    /** The header that bears a session's token where there is no form. */
    public static final String HEADER = "X-CSRF-Token";

    private static final String EXPECTED = "cobuy.csrf-token";

    private final PublicUrl url;
    private final PageDoor door;

    FormGuard(PublicUrl url, PageDoor door) {
        this.url = url;
        this.door = door;
    }

    /** After security has found out whose the request is. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    /**
     * From now on the request is known by a cookie, and must bear this token to change anything.
     */
    public static void expect(HttpRequest<?> request, String token) {
        request.setAttribute(EXPECTED, token);
    }

    /** What a form must bear to be taken; empty: the request is not known by a cookie. */
    public static Optional<String> token(HttpRequest<?> request) {
        return request.getAttribute(EXPECTED, String.class);
    }

    @RequestFilter
    @Nullable HttpResponse<?> look(HttpRequest<?> request) {
        if (FormFields.isSafe(request)
                || request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return null;
        }
        String expected = request.getAttribute(EXPECTED, String.class).orElse(null);
        if (expected == null && !PageRequests.isPage(request)) {
            return null;
        }
        boolean good =
                isOurs(request)
                        && (expected == null || bears(request, expected) || provesItself(request));
        return good ? null : refusal(request);
    }

    private static boolean provesItself(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(ProvesItself.class))
                .isPresent();
    }

    private boolean isOurs(HttpRequest<?> request) {
        HttpHeaders headers = request.getHeaders();
        String site = headers.get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            return false;
        }
        String origin = headers.get(HttpHeaders.ORIGIN);
        return origin == null || isOurs(origin, headers.get(HttpHeaders.HOST));
    }

    private boolean isOurs(String origin, @Nullable String host) {
        if (origin.equals(url.origin())) {
            return true;
        }
        try {
            return host != null && host.equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean bears(HttpRequest<?> request, String expected) {
        String header = request.getHeaders().get(HEADER);
        String given = header == null ? FormFields.token(request) : header;
        return given != null && MessageDigest.isEqual(bytes(given), bytes(expected));
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }

    private HttpResponse<?> refusal(HttpRequest<?> request) {
        return PageRequests.isPage(request)
                ? door.formOfAnotherSession(request)
                : HttpProblems.answer(
                        403,
                        "FORM_OF_ANOTHER_SESSION",
                        "A request known by a cookie needs its session's token in " + HEADER + ".",
                        List.of());
    }
}
