package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.PublicUrl;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

/**
 * Headers by which a browser refuses what no page of ours does: scripts and styles in the page
 * itself, anything from elsewhere, frames around it, forms to elsewhere.
 */
@Singleton
final class PageHeaders {

    private static final String CONTENT_SECURITY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'";
    private static final String PERMISSIONS =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    private static final String TWO_YEARS = "max-age=63072000";

    private final boolean encrypted;

    PageHeaders(PublicUrl url) {
        this.encrypted = url.isSecure();
    }

    void addTo(MutableHttpResponse<?> answer) {
        MutableHttpHeaders headers = answer.getHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Permissions-Policy", PERMISSIONS);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (encrypted) {
            headers.set("Strict-Transport-Security", TWO_YEARS);
        }
        if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
            headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }
}
