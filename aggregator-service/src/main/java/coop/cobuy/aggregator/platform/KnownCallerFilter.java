package coop.cobuy.aggregator.platform;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.filter.ServerFilterChain;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.config.SecurityConfiguration;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.RouteAttributes;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import java.util.Collection;

/**
 * The framework's security filter with a short way through it for the one case that happens
 * thousands of times a second: a bearer token that is known already, of a caller who may do what
 * the route needs. All else, and every refusal, goes the framework's own way, whose chain of
 * publishers costs more than taking an order does.
 */
@Filter(Filter.MATCH_ALL_PATTERN)
@Replaces(SecurityFilter.class)
class KnownCallerFilter extends SecurityFilter {

    private static final String BEARER = "Bearer ";

    private final KnownCallers callers;

    KnownCallerFilter(
            Collection<SecurityRule<HttpRequest<?>>> rules,
            Collection<AuthenticationFetcher<HttpRequest<?>>> fetchers,
            SecurityConfiguration configuration,
            KnownCallers callers) {
        super(rules, fetchers, configuration);
        this.callers = callers;
    }

    @Override
    public Publisher<MutableHttpResponse<?>> doFilter(
            HttpRequest<?> request, ServerFilterChain chain) {
        Authentication known = known(request);
        if (known == null || !isNamed(known, request)) {
            return super.doFilter(request, chain);
        }
        request.setAttribute(KEY, true);
        request.setAttribute(AUTHENTICATION, known);
        return chain.proceed(request);
    }

    private @Nullable Authentication known(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER)
                ? callers.find(header.substring(BEARER.length()))
                : null;
    }

    /** Whether the route says what it needs, and the caller may do that. */
    private static boolean isNamed(Authentication caller, HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(route -> NeedsRule.isLetThrough(route.getAnnotationMetadata(), caller))
                .isPresent();
    }
}
