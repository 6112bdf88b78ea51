package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.FormGuard;
import coop.cobuy.aggregator.platform.KnownCallers;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.util.concurrent.ExecutorService;

/** Knows people by their session's cookie. A request with a bearer token is known by that alone. */
@Singleton
final class CookieSessions implements AuthenticationFetcher<HttpRequest<?>> {

    static final String SESSION = "cobuy.session";

    private final SessionCookie cookie;
    private final PageSessions sessions;
    private final Callers callers;
    private final Scheduler blocking;

    CookieSessions(
            SessionCookie cookie,
            PageSessions sessions,
            Callers callers,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.callers = callers;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        if (request.getHeaders().contains(HttpHeaders.AUTHORIZATION)) {
            return Mono.empty();
        }
        return Mono.justOrEmpty(cookie.secret(request))
                .flatMap(
                        secret ->
                                Mono.fromCallable(() -> lookUp(request, secret))
                                        .subscribeOn(blocking));
    }

    private @Nullable Authentication lookUp(HttpRequest<?> request, String secret) {
        PageSession session = sessions.find(secret).orElse(null);
        if (session == null) {
            return null;
        }
        request.setAttribute(SESSION, session);
        FormGuard.expect(request, session.formToken());
        return session.stage() == Stage.SIGNED_IN
                ? callers.find(session.coop(), session.account())
                        .map(KnownCallers::authentication)
                        .orElse(null)
                : null;
    }
}
