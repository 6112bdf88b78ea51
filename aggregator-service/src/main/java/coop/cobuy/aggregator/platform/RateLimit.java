package coop.cobuy.aggregator.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import coop.cobuy.id.AccountId;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.authentication.Authentication;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps one account from taking all of an instance: above its rate it gets 429 with {@code
 * Retry-After}. Whoever has no account is not counted here; guessing tokens costs a lookup each and
 * sign-in has a throttle of its own.
 */
@ServerFilter("/**")
class RateLimit implements Ordered {

    private static final int ACCOUNTS_MAX = 100_000;
    private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    private final RateSettings settings;
    private final Cache<AccountId, RateBucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(ACCOUNTS_MAX)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    RateLimit(RateSettings settings) {
        this.settings = settings;
    }

    /** After security has found out whose the token is. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    /** On the event loop: it only counts. Nothing: goes on. */
    @RequestFilter
    @Nullable HttpResponse<?> look(HttpRequest<?> request) {
        if (settings.perSecond() == 0) {
            return null;
        }
        Optional<Caller> caller =
                request.getUserPrincipal(Authentication.class).flatMap(KnownCallers::caller);
        if (caller.isEmpty()) {
            return null;
        }
        long now = System.nanoTime();
        RateBucket bucket =
                buckets.get(caller.get().account(), account -> new RateBucket(settings, now));
        long wait = bucket.pass(now);
        if (wait == 0) {
            return null;
        }
        long seconds = (wait + SECOND_NANOS - 1) / SECOND_NANOS;
        return HttpProblems.answer(
                        429,
                        "TOO_MANY_REQUESTS",
                        "More than "
                                + settings.perSecond()
                                + " requests a second; wait before the next.",
                        List.of())
                .header("Retry-After", Long.toString(seconds));
    }
}
