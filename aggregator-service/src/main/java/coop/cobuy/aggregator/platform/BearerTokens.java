package coop.cobuy.aggregator.platform;

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

import java.util.concurrent.ExecutorService;

/** Checks bearer tokens: those that are not {@linkplain KnownCallers known} are looked up. */
@Singleton
final class BearerTokens implements TokenValidator<HttpRequest<?>> {

    private static final int TOKEN_LENGTH_MAX = 200;

    private final CallerLookup lookup;
    private final KnownCallers known;
    private final Scheduler blocking;

    BearerTokens(
            CallerLookup lookup,
            KnownCallers known,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.lookup = lookup;
        this.known = known;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> validateToken(String token, @Nullable HttpRequest<?> request) {
        if (token.length() > TOKEN_LENGTH_MAX) {
            return Mono.empty();
        }
        Authentication kept = known.find(token);
        if (kept != null) {
            return Mono.just(kept);
        }
        return Mono.fromCallable(() -> lookUp(token)).subscribeOn(blocking);
    }

    private @Nullable Authentication lookUp(String token) {
        long changes = known.changes();
        return lookup.byToken(token).map(holder -> known.keep(token, holder, changes)).orElse(null);
    }
}
