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

    /** For one applying loop: while intake is busy it rests a multiple of the time it worked. */
    Pace pace() {
        return new Yielding(waitedNanos.sum(), clock.instant());
    }

    private final class Yielding implements Pace {

        private long waited;
        private Instant looked;

        Yielding(long waited, Instant looked) {
            this.waited = waited;
            this.looked = looked;
        }

        @Override
        public Duration rest(Duration worked) {
            if (!worked.isPositive()) {
                return Duration.ZERO;
            }
            Instant now = clock.instant();
            long sum = waitedNanos.sum();
            double seconds = Duration.between(looked, now).toNanos() / NANOS;
            double inFlight = (sum - waited) / NANOS / seconds;
            waited = sum;
            looked = now;
            if (inFlight <= settings.busyAbove()) {
                return Duration.ZERO;
            }
            Duration rest = worked.multipliedBy(settings.busyRest());
            return rest.compareTo(settings.restMax()) < 0 ? rest : settings.restMax();
        }
    }
}
