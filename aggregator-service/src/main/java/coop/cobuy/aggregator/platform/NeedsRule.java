package coop.cobuy.aggregator.platform;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import io.micronaut.web.router.RouteAttributes;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/** Lets through to a route who may do what it {@link Needs}. */
@Singleton
final class NeedsRule implements SecurityRule<HttpRequest<?>> {

    /** The role of whoever runs the installation, which no account has. */
    static final String OPERATOR = "OPERATOR";

    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        return Mono.just(result(request, authentication));
    }

    private static SecurityRuleResult result(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        if (request == null) {
            return SecurityRuleResult.UNKNOWN;
        }
        AnnotationMetadata route =
                RouteAttributes.getRouteMatch(request)
                        .map(match -> match.getAnnotationMetadata())
                        .orElse(AnnotationMetadata.EMPTY_METADATA);
        if (!route.hasAnnotation(Needs.class)) {
            return SecurityRuleResult.UNKNOWN;
        }
        return authentication != null && isLetThrough(route, authentication)
                ? SecurityRuleResult.ALLOWED
                : SecurityRuleResult.REJECTED;
    }

    /** Whether a route that {@link Needs} something is open to somebody. */
    static boolean isLetThrough(AnnotationMetadata route, Authentication authentication) {
        boolean operator =
                route.booleanValue(Needs.class, "orOperator").orElse(false)
                        && authentication.getRoles().contains(OPERATOR);
        return operator
                || route.enumValue(Needs.class, Action.class)
                        .flatMap(
                                action ->
                                        KnownCallers.caller(authentication)
                                                .filter(caller -> caller.may(action)))
                        .isPresent();
    }
}
