package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.PublicUrl;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that bears a session's secret. No script sees it, no other site's form sends it, and
 * where the installation is reached by HTTPS it goes over nothing else and no other host can set it
 * ({@code __Host-}).
 */
@Singleton
public class SessionCookie {

    private static final int LENGTH_MAX = 100;

    private final boolean secure;
    private final String name;

    SessionCookie(PublicUrl url) {
        this.secure = url.isSecure();
        this.name = secure ? "__Host-cobuy-session" : "cobuy-session";
    }

    /** The cookie of a session that has just begun. */
    public Cookie of(PageSessions.Started started) {
        Cookie cookie = cookie(started.secret());
        PageSession session = started.session();
        return session.remembered()
                ? cookie.maxAge(Duration.between(session.startedAt(), session.expiresAt()))
                : cookie;
    }

    /** Takes the cookie away. */
    public Cookie gone() {
        return cookie("").maxAge(0);
    }

    private Cookie cookie(String value) {
        return Cookie.of(name, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.Lax);
    }

    /** The secret that a request bears, if it has the shape of one. */
    Optional<String> secret(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(name)
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LENGTH_MAX);
    }
}
