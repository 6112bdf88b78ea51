package coop.cobuy.aggregator.storefront;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.aggregator.identity.Coop;
import coop.cobuy.aggregator.identity.Coops;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.FormGuard;
import coop.cobuy.aggregator.platform.KnownCallers;
import coop.cobuy.id.CoopId;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.authentication.Authentication;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Finds out who looks at a page, and how; hands it to a controller that asks for a visit. */
@Singleton
final class Visits implements TypedRequestArgumentBinder<Visit> {

    /** Which language somebody chose on this device. */
    static final String LANGUAGE = "cobuy_language";

    /** Which theme somebody chose on this device. */
    static final String THEME = "cobuy_theme";

    private static final Duration COOP_KEPT = Duration.ofMinutes(1);
    private static final int COOPS_MAX = 10_000;

    private final Texts texts;
    private final Assets assets;
    private final BeanProvider<Coops> coops;
    private final MailLanguages languages;
    private final Clock clock;
    private final Cache<CoopId, Coop> known =
            Caffeine.newBuilder().expireAfterWrite(COOP_KEPT).maximumSize(COOPS_MAX).build();

    Visits(
            Texts texts,
            Assets assets,
            BeanProvider<Coops> coops,
            MailLanguages languages,
            Clock clock) {
        this.texts = texts;
        this.assets = assets;
        this.coops = coops;
        this.languages = languages;
        this.clock = clock;
    }

    @Override
    public Argument<Visit> argumentType() {
        return Argument.of(Visit.class);
    }

    @Override
    public BindingResult<Visit> bind(
            ArgumentConversionContext<Visit> context, HttpRequest<?> request) {
        Caller caller = caller(request);
        Coop coop = caller == null ? null : coop(caller.coop());
        if (caller != null) {
            languages.shown(caller, language(request));
        }
        Optional<Visit> visit = Optional.of(visit(request, caller, coop));
        return () -> visit;
    }

    /** A visit that needs nothing of the database: what is shown when something went wrong. */
    Visit plain(HttpRequest<?> request) {
        Caller caller = caller(request);
        return visit(request, caller, caller == null ? null : known.getIfPresent(caller.coop()));
    }

    private @Nullable Coop coop(CoopId id) {
        Coop kept = known.getIfPresent(id);
        if (kept == null) {
            kept = coops.get().find(id).orElse(null);
            if (kept != null) {
                known.put(id, kept);
            }
        }
        return kept;
    }

    private static @Nullable Caller caller(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .flatMap(KnownCallers::caller)
                .orElse(null);
    }

    private Visit visit(HttpRequest<?> request, @Nullable Caller caller, @Nullable Coop coop) {
        ZoneId zone = coop == null ? ZoneOffset.UTC : coop.zone();
        String flash = cookie(request, Flash.COOKIE);
        return new Visit(
                texts,
                assets,
                new Visit.About(
                        caller,
                        language(request),
                        Theme.of(cookie(request, THEME)),
                        path(request.getUri()),
                        zone,
                        clock.instant().atZone(zone).getYear(),
                        coop == null ? "" : coop.name(),
                        FormGuard.token(request).orElse(null),
                        flash == null ? null : Flash.read(flash, texts),
                        request.getHeaders().contains("HX-Request")));
    }

    private static Language language(HttpRequest<?> request) {
        return Language.of(cookie(request, LANGUAGE))
                .orElseGet(
                        () ->
                                Language.accepted(
                                        request.getHeaders().get(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static @Nullable String cookie(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name).map(Cookie::getValue).orElse(null);
    }

    static String path(URI uri) {
        String query = uri.getRawQuery();
        return query == null ? uri.getRawPath() : uri.getRawPath() + "?" + query;
    }
}
