package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.PublicUrl;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;

import jakarta.inject.Singleton;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Makes pages of templates, and sends people from one to another. */
@Singleton
public final class Pages {

    private static final String PACKAGE = "coop.cobuy.aggregator.storefront.templates";
    private static final Duration FLASH_KEPT = Duration.ofMinutes(1);

    /** A page may hold what is one person's alone: nothing keeps it. */
    private static final String NOT_KEPT = "no-store";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, Pages.class.getClassLoader(), PACKAGE);

    private final boolean secure;

    Pages(PublicUrl url) {
        this.secure = url.isSecure();
    }

    /**
     * A page.
     *
     * @param template such as {@code "shop/round.jte"}; it takes {@code visit} and {@code model}
     */
    public MutableHttpResponse<String> show(Visit visit, String template, Object model) {
        return show(visit, HttpStatus.OK, template, model);
    }

    public MutableHttpResponse<String> show(
            Visit visit, HttpStatus status, String template, Object model) {
        MutableHttpResponse<String> answer =
                HttpResponse.<String>status(status)
                        .body(text(visit, template, model))
                        .contentType(new MediaType("text/html;charset=utf-8"))
                        .header(HttpHeaders.CONTENT_LANGUAGE, visit.language().tag())
                        .header(HttpHeaders.VARY, "Accept-Language, Cookie, HX-Request")
                        .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
        if (visit.flash().isPresent() && !visit.live()) {
            answer.cookie(cookie("").maxAge(Duration.ZERO));
        }
        return answer;
    }

    /** The page again, with what is wrong with the form. */
    public MutableHttpResponse<String> again(Visit visit, String template, Object model) {
        return show(visit, HttpStatus.UNPROCESSABLE_ENTITY, template, model);
    }

    /** A template's text, for a part of a page. */
    public String text(Visit visit, String template, Object model) {
        StringOutput output = new StringOutput();
        engine.render(template, Map.of("visit", visit, "model", model), output);
        return output.toString();
    }

    /** Sends the reader to a path of ours, with GET. */
    public MutableHttpResponse<String> sendTo(String path) {
        return HttpResponse.<String>status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, URI.create(path).toString())
                .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT);
    }

    /** Sends the reader to a path of ours and tells something there. */
    public MutableHttpResponse<String> sendTo(String path, Flash flash) {
        return sendTo(path).cookie(cookie(flash.cookie()).maxAge(FLASH_KEPT));
    }

    private Cookie cookie(String value) {
        return Cookie.of(Flash.COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax);
    }
}
