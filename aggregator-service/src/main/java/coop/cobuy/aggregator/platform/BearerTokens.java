package coop.cobuy.aggregator.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * Checks bearer tokens. What the lookup said is kept for a few seconds, which is how long a revoked
 * token may go on working on another instance.
 */
@Singleton
final class BearerTokens implements TokenValidator<HttpRequest<?>> {

    static final String CALLER = "caller";

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int KEPT_MAX = 200_000;
    private static final int TOKEN_LENGTH_MAX = 200;

    private final CallerLookup lookup;
    private final Scheduler blocking;
    private final Cache<String, Authentication> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_MAX).build();

    BearerTokens(CallerLookup lookup, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.lookup = lookup;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** Who has the token, if that was looked up just now; else null. */
    @Nullable Authentication kept(String token) {
        return known.getIfPresent(token);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (token.length() > TOKEN_LENGTH_MAX) {
            return Mono.empty();
        }
        Authentication kept = kept(token);
        if (kept != null) {
            return Mono.just(kept);
        }
        return Mono.fromCallable(() -> lookup.byToken(token))
                .subscribeOn(blocking)
                .flatMap(found -> Mono.justOrEmpty(found.map(caller -> keep(token, caller))));
    }

    private Authentication keep(String token, Caller caller) {
        List<String> roles = caller.roles().stream().map(Enum::name).toList();
        Authentication authentication =
                Authentication.build(caller.account().toString(), roles, Map.of(CALLER, caller));
        known.put(token, authentication);
        return authentication;
    }

    static Optional<Caller> caller(Authentication authentication) {
        return Optional.ofNullable((Caller) authentication.getAttributes().get(CALLER));
    }
}
