package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        Pace pace = load.pace();
        orders(1_700, Duration.ofMillis(10));
        clock.pass(SECOND);
        assertEquals(Duration.ofMillis(400), pace.rest(WORKED), "17 on their way on average");
    }

    @Test
    void applyingGoesOnWhileNotMoreOrdersThanTheLimitAreOnTheirWay() {
        Pace pace = load.pace();
        orders(1_600, Duration.ofMillis(10));
        clock.pass(SECOND);
        assertEquals(Duration.ZERO, pace.rest(WORKED), "16 on their way on average");
    }

    @Test
    void aRestIsNeverLongerThanTheLongest() {
        Pace pace = load.pace();
        orders(10_000, Duration.ofMillis(10));
        clock.pass(SECOND);
        assertEquals(Duration.ofMillis(600), pace.rest(SECOND));
    }

    @Test
    void onlyOrdersSinceTheLastLookCount() {
        Pace pace = load.pace();
        orders(10_000, Duration.ofMillis(10));
        clock.pass(SECOND);
        pace.rest(WORKED);
        clock.pass(SECOND);
        assertEquals(Duration.ZERO, pace.rest(WORKED), "the burst is over");
    }

    @Test
    void everyLoopLooksForItself() {
        Pace one = load.pace();
        Pace other = load.pace();
        orders(10_000, Duration.ofMillis(10));
        clock.pass(SECOND);
        assertEquals(one.rest(WORKED), other.rest(WORKED));
    }

    @Test
    void whoAppliedNothingHasNothingToRestFrom() {
        Pace pace = load.pace();
        orders(10_000, Duration.ofMillis(10));
        clock.pass(SECOND);
        assertEquals(Duration.ZERO, pace.rest(Duration.ZERO));
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
