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
 * <p>Measured as the share of its time that applying would need to keep up: orders that come in a
 * second, by orders that are applied in a second of work in large batches. Where that leaves enough
 * for taking them too, applying goes on; where it does not, one of both has to wait, and applying
 * catches up afterwards. A batch that is not large was all there was: then applying keeps up, too.
 * The time that orders take into the log would be no measure: it grows as much by applying itself.
 */
@Singleton
class IntakeLoad {

    private static final double NANOS = 1e9;

    /** How often a rest looks whether intake is still busy. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** So much of what was before still counts after a second. */
    private static final double KEPT_A_SECOND = 0.4;

    private final LongAdder taken = new LongAdder();
    private final OrderingSettings settings;
    private final Clock clock;

    IntakeLoad(OrderingSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** An order was taken. */
    void taken() {
        taken.increment();
    }

    /**
     * For one applying loop: while intake is busy it rests a multiple of the time it worked, and
     * not a moment longer than that.
     */
    Pace pace() {
        return new Yielding(taken.sum(), clock.instant());
    }

    private final class Yielding implements Pace {

        private long seen;
        private Instant looked;
        private double arrivals;
        private double seconds;
        private double applied;
        private double workedSeconds;
        private Duration owed = Duration.ZERO;

        Yielding(long seen, Instant looked) {
            this.seen = seen;
            this.looked = looked;
        }

        @Override
        public Duration rest(int records, Duration worked) {
            look(records, worked);
            if (!worked.isPositive() && !owed.isPositive()) {
                return Duration.ZERO;
            }
            if (records > 0 && !isFull(records)) {
                // All there was: applying keeps up, and small batches say little of how fast it is.
                owed = Duration.ZERO;
                return Duration.ZERO;
            }
            if (percentNeeded() <= settings.busyAbovePercent()) {
                owed = Duration.ZERO;
                return Duration.ZERO;
            }
            owed = shorter(owed.plus(worked.multipliedBy(settings.busyRest())), settings.restMax());
            Duration rest = shorter(owed, LOOK);
            owed = owed.minus(rest);
            return rest;
        }

        private void look(int records, Duration worked) {
            Instant now = clock.instant();
            long sum = taken.sum();
            double passed = Duration.between(looked, now).toNanos() / NANOS;
            double kept = Math.pow(KEPT_A_SECOND, passed);
            arrivals = arrivals * kept + sum - seen;
            seconds = seconds * kept + passed;
            seen = sum;
            looked = now;
            if (isFull(records)) {
                double took = worked.toNanos() / NANOS;
                double keptOfWork = Math.pow(KEPT_A_SECOND, took);
                applied = applied * keptOfWork + records;
                workedSeconds = workedSeconds * keptOfWork + took;
            }
        }

        /** As when more is waiting; what the client has at hand may be somewhat less. */
        private boolean isFull(int records) {
            return records > settings.batchMax() / 2;
        }

        /** Of the time of all loops; above a hundred: applying cannot keep up. */
        private double percentNeeded() {
            if (seconds <= 0 || applied <= 0) {
                return 0;
            }
            double comeInASecond = arrivals / seconds;
            double appliedInASecond = settings.loops() * applied / workedSeconds;
            return 100 * comeInASecond / appliedInASecond;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
