package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.FormFields;
import coop.cobuy.aggregator.platform.PageDoor;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Shows people what to do where they may not pass. A form whose session has ended comes back with
 * all that was typed: after signing in elsewhere it is sent again from there.
 */
@Singleton
final class Door implements PageDoor {

    private final Pages pages;
    private final Visits visits;

    Door(Pages pages, Visits visits) {
        this.pages = pages;
        this.visits = visits;
    }

    @Override
    public MutableHttpResponse<?> signedOut(HttpRequest<?> request) {
        if (!FormFields.isSafe(request)) {
            return held(request, HttpStatus.UNAUTHORIZED, "signed-out");
        }
        String path = Visits.path(request.getUri());
        String signIn = "/sign-in?then=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
        // A part of a page is not replaced by the form for signing in: the whole page goes there.
        return request.getHeaders().contains("HX-Request")
                ? HttpResponse.ok().header("HX-Redirect", signIn)
                : pages.sendTo(signIn);
    }

    private MutableHttpResponse<?> held(HttpRequest<?> request, HttpStatus status, String kind) {
        HeldForm form =
                new HeldForm(kind, request.getUri().getRawPath(), FormFields.typed(request));
        MutableHttpResponse<String> page =
                pages.show(visits.plain(request), status, "error/held.jte", form);
        return request.getHeaders().contains("HX-Request")
                ? page.header("HX-Retarget", "body").header("HX-Reswap", "innerHTML")
                : page;
    }

    @Override
    public MutableHttpResponse<?> notAllowed(HttpRequest<?> request) {
        return pages.show(
                visits.plain(request),
                HttpStatus.FORBIDDEN,
                "error/error.jte",
                new ErrorPage(HttpStatus.FORBIDDEN.getCode(), "403", "", List.of()));
    }

    @Override
    public MutableHttpResponse<?> formOfAnotherSession(HttpRequest<?> request) {
        return held(request, HttpStatus.FORBIDDEN, "another-session");
    }
}
