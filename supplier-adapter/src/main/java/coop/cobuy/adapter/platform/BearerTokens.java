package coop.cobuy.adapter.platform;

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
 * Checks bearer tokens. What the aggregator said is kept for half a minute, which is how long a
 * revoked token may go on working here; that a token is unknown, for some seconds.
 */
@Singleton
final class BearerTokens implements TokenValidator<HttpRequest<?>> {

    static final String CALLER = "caller";

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final Duration UNKNOWN_KEPT = Duration.ofSeconds(3);
    private static final int KEPT_MAX = 50_000;
    private static final int TOKEN_LENGTH_MAX = 200;

    private final CallerLookup lookup;
    private final Scheduler blocking;
    private final Cache<String, Authentication> known =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(KEPT_MAX).build();
    private final Cache<String, Boolean> unknown =
            Caffeine.newBuilder().expireAfterWrite(UNKNOWN_KEPT).maximumSize(KEPT_MAX).build();

    BearerTokens(CallerLookup lookup, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.lookup = lookup;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (token.length() > TOKEN_LENGTH_MAX || unknown.getIfPresent(token) != null) {
            return Mono.empty();
        }
        Authentication kept = known.getIfPresent(token);
        if (kept != null) {
            return Mono.just(kept);
        }
        return Mono.fromCallable(() -> lookup.byToken(token))
                .subscribeOn(blocking)
                .flatMap(found -> Mono.justOrEmpty(keep(token, found)));
    }

    private Optional<Authentication> keep(String token, Optional<Caller> found) {
        if (found.isEmpty()) {
            unknown.put(token, true);
            return Optional.empty();
        }
        Caller caller = found.get();
        List<String> roles = caller.roles().stream().map(Enum::name).toList();
        Authentication authentication =
                Authentication.build(caller.account().toString(), roles, Map.of(CALLER, caller));
        known.put(token, authentication);
        return Optional.of(authentication);
    }

    static Optional<Caller> caller(Authentication authentication) {
        return Optional.ofNullable((Caller) authentication.getAttributes().get(CALLER));
    }
}
