package coop.cobuy.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** Orders over HTTP at a steady rate, for as long as something else goes on beside them. */
final class SteadyIntake {

    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final int ACCEPTED = 202;

    private final HttpLoad load;
    private final OrderRequests orders;
    private final LogLag lag;
    private final double perSecond;
    private final Clock clock;

    SteadyIntake(HttpLoad load, OrderRequests orders, LogLag lag, double perSecond, Clock clock) {
        this.load = load;
        this.orders = orders;
        this.lag = lag;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /**
     * What was seen.
     *
     * @param lag the longest that anything in the log waited to be applied, to a look's precision
     */
    record Seen(HttpLoad.Result result, Duration lag) {}

    /** An end of the log and when it was that. */
    private record End(long records, Instant at) {}

    /** Sends at least one slice of some seconds, and more while it goes on. */
    Seen run(BooleanSupplier goesOn) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpLoad.Result> loading = threads.submit(() -> slices(goesOn));
            Duration longest = watch(loading);
            return new Seen(loading.get(), longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the steady intake failed", e);
        }
    }

    private HttpLoad.Result slices(BooleanSupplier goesOn) {
        HttpLoad.Result sum = slice();
        while (goesOn.getAsBoolean()) {
            sum = sum.and(slice());
        }
        return sum;
    }

    private HttpLoad.Result slice() {
        return load.run(SLICE, perSecond, orders::requests, ACCEPTED);
    }

    /** In seconds, not records: settlement puts records of its own into the same log. */
    private Duration watch(Future<?> loading) {
        Deque<End> unapplied = new ArrayDeque<>();
        Duration longest = Duration.ZERO;
        while (!loading.isDone()) {
            Instant now = clock.instant();
            long left = lag.records();
            long applied = lag.applied();
            unapplied.addLast(new End(applied + left, now));
            while (!unapplied.isEmpty() && unapplied.getFirst().records() <= applied) {
                unapplied.removeFirst();
            }
            if (!unapplied.isEmpty()) {
                Duration waits = Duration.between(unapplied.getFirst().at(), now);
                longest = waits.compareTo(longest) > 0 ? waits : longest;
            }
            LogLag.pause();
        }
        return longest;
    }
}
