package coop.cobuy.aggregator.ordering;

import coop.cobuy.log.Pace;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

/**
 * How busy this instance is with taking orders, so that applying them lets taking them go first: a
 * member at the cut-off waits for the answer to a request, but what is in the log stays there.
 *
 * <p>Measured as the mean number of orders on their way into the log, which by Little's law is the
 * sum of their waits divided by the time.
 */
@Singleton
class IntakeLoad {

    private static final double NANOS = 1e9;

    /** How often a rest looks whether intake is still busy. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final LongAdder waitedNanos = new LongAdder();
    private final OrderingSettings settings;
    private final Clock clock;

    IntakeLoad(OrderingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** An order was so long on its way into the log. */
    void taken(Duration waited) {
        waitedNanos.add(waited.toNanos());
    }

    /**
     * For one applying loop: while intake is busy it rests a multiple of the time it worked, and
     * not a moment longer than that.
     */
    Pace pace() {
        return new Yielding(waitedNanos.sum(), clock.instant());
    }

    private final class Yielding implements Pace {

        private long waited;
        private Instant looked;
        private Duration owed = Duration.ZERO;

        Yielding(long waited, Instant looked) {
            this.waited = waited;
            this.looked = looked;
        }

        @Override
        public Duration rest(Duration worked) {
            if (!worked.isPositive() && !owed.isPositive()) {
                return Duration.ZERO;
            }
            if (!isBusy()) {
                owed = Duration.ZERO;
                return Duration.ZERO;
            }
            owed = shorter(owed.plus(worked.multipliedBy(settings.busyRest())), settings.restMax());
            Duration rest = shorter(owed, LOOK);
            owed = owed.minus(rest);
            return rest;
        }

        private boolean isBusy() {
            Instant now = clock.instant();
            long sum = waitedNanos.sum();
            double seconds = Duration.between(looked, now).toNanos() / NANOS;
            double inFlight = (sum - waited) / NANOS / seconds;
            waited = sum;
            looked = now;
            return inFlight > settings.busyAbove();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
