package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.OrderViews.CommandView;
import coop.cobuy.aggregator.platform.HttpProblems;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Answers requests whose command is in the log. */
@Singleton
class OrderAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(OrderAnswers.class);

    private final OutcomeWatch watch;
    private final OrderReading reading;

    OrderAnswers(OutcomeWatch watch, OrderReading reading) {
        this.watch = watch;
        this.reading = reading;
    }

    /** 200 with the outcome if it is there in time, else 202. */
    HttpResponse<?> answer(OrderKey key, OrderIntake.Taken taken, Duration wait) {
        OrderToken token = taken.token();
        String place = place(key, token);
        if (taken.known().isPresent()) {
            return settled(CommandView.of(taken.known().get(), token, place));
        }
        if (!wait.isZero()) {
            Optional<CommandView> outcome = outcome(key, token, place, wait);
            if (outcome.isPresent()) {
                return settled(outcome.get())
                        .header("Preference-Applied", "wait=" + wait.toSeconds());
            }
        }
        return HttpResponse.accepted()
                .header("Location", place)
                .body(CommandView.pending(token, place));
    }

    private static MutableHttpResponse<CommandView> settled(CommandView command) {
        MutableHttpResponse<CommandView> response = HttpResponse.ok(command);
        String version = command.version();
        return version == null ? response : response.header("ETag", '"' + version + '"');
    }

    /**
     * Nothing if it takes longer than the client waits.
     *
     * @param place where the client may look for it; null: nowhere
     */
    Optional<CommandView> outcome(
            OrderKey key, OrderToken token, @Nullable String place, Duration wait) {
        CompletableFuture<Optional<Outcome>> answer = watch.outcome(key, token);
        try {
            return answer.get(wait.toMillis(), TimeUnit.MILLISECONDS)
                    .map(outcome -> CommandView.of(outcome, token, place))
                    .or(() -> Optional.of(reading.command(key, token)));
        } catch (TimeoutException e) {
            answer.cancel(false);
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an outcome cannot be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(false);
            return Optional.empty();
        }
    }

    /** What became of many commands within the time; those that take longer are left out. */
    Map<OrderKey, Outcome> outcomes(Map<OrderKey, OrderToken> orders, Duration wait) {
        Map<OrderKey, Outcome> found = new LinkedHashMap<>();
        if (wait.isZero()) {
            return found;
        }
        Map<OrderKey, CompletableFuture<Optional<Outcome>>> asked = new LinkedHashMap<>();
        orders.forEach((order, token) -> asked.put(order, watch.outcome(order, token)));
        CompletableFuture<Void> all =
                CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new));
        try {
            all.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.debug("{} orders of an import are not all applied yet", orders.size());
        } catch (ExecutionException e) {
            throw new IllegalStateException("outcomes cannot be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        asked.forEach(
                (order, answer) -> {
                    if (!answer.cancel(false)) {
                        answer.join().ifPresent(outcome -> found.put(order, outcome));
                    }
                });
        return found;
    }

    HttpResponse<?> unknown(OrderIntake.UnknownException unknown) {
        LOG.warn("An order may or may not be in the log: {}", String.valueOf(unknown.getCause()));
        return HttpProblems.answer(
                        503,
                        "UNKNOWN",
                        "It is not known whether the order was taken. Repeat the request with the"
                                + " same Idempotency-Key: it will count once.",
                        List.of())
                .header("Retry-After", "2");
    }

    private static String place(OrderKey key, OrderToken token) {
        return "/api/v1/rounds/" + key.round().round() + "/orders/" + key.member() + "?at=" + token;
    }
}
