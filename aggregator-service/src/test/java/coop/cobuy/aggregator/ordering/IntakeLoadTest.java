package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.log.Pace;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** When applying lets the taking of orders go first. */
class IntakeLoadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WORKED = Duration.ofMillis(100);

    private final Ticking clock = new Ticking();
    private final IntakeLoad load =
            new IntakeLoad(
                    new OrderingSettings(
                            2,
                            2000,
                            5,
                            16,
                            4,
                            Duration.ofMillis(600),
                            Duration.ofSeconds(10),
                            SECOND,
                            Duration.ofDays(14)),
                    clock);

    @Test
    void applyingRestsAMultipleOfItsWorkWhileMoreOrdersThanTheLimitAreOnTheirWay() {
        assertEquals(Duration.ofMillis(400), restedWhileBusy(WORKED), "4 times 100 ms");
    }

    @Test
    void aRestIsNeverLongerThanTheLongest() {
        assertEquals(Duration.ofMillis(600), restedWhileBusy(SECOND));
    }

    /**
     * How long applying rests in all, looking again and again, while 17 orders are on their way.
     */
    private Duration restedWhileBusy(Duration worked) {
        Pace pace = load.pace();
        busyFor(worked);
        Duration all = Duration.ZERO;
        for (Duration rest = pace.rest(worked);
                rest.isPositive();
                rest = pace.rest(Duration.ZERO)) {
            assertTrue(rest.compareTo(Duration.ofMillis(250)) <= 0, "looks again soon");
            all = all.plus(rest);
            busyFor(rest);
        }
        return all;
    }

    @Test
    void aRestEndsAsSoonAsIntakeIsBusyNoMore() {
        Pace pace = load.pace();
        busyFor(SECOND);
        assertEquals(Duration.ofMillis(250), pace.rest(WORKED));
        clock.pass(Duration.ofMillis(250));
        assertEquals(Duration.ZERO, pace.rest(Duration.ZERO));
        busyFor(SECOND);
        assertEquals(Duration.ZERO, pace.rest(Duration.ZERO), "what was owed is forgiven");
    }

    @Test
    void applyingGoesOnWhileNotMoreOrdersThanTheLimitAreOnTheirWay() {
        Pace pace = load.pace();
        orders(1_600, Duration.ofMillis(10));
        clock.pass(SECOND);
        assertEquals(Duration.ZERO, pace.rest(WORKED), "16 on their way on average");
    }

    @Test
    void onlyOrdersSinceTheLastLookCount() {
        Pace pace = load.pace();
        busyFor(SECOND);
        pace.rest(WORKED);
        clock.pass(SECOND);
        assertEquals(Duration.ZERO, pace.rest(WORKED), "the burst is over");
    }

    @Test
    void everyLoopLooksForItself() {
        Pace one = load.pace();
        Pace other = load.pace();
        busyFor(SECOND);
        assertEquals(one.rest(WORKED), other.rest(WORKED));
    }

    @Test
    void whoAppliedNothingHasNothingToRestFrom() {
        Pace pace = load.pace();
        busyFor(SECOND);
        assertEquals(Duration.ZERO, pace.rest(Duration.ZERO));
    }

    /** 17 orders on their way on average. */
    private void busyFor(Duration time) {
        load.taken(time.multipliedBy(17));
        clock.pass(time);
    }

    private void orders(int count, Duration each) {
        for (int i = 0; i < count; i++) {
            load.taken(each);
        }
    }

    private static final class Ticking extends Clock {

        private Instant now = Instant.EPOCH;

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
