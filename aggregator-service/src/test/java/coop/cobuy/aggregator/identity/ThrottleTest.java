package coop.cobuy.aggregator.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

class ThrottleTest {

    private final MovedClock clock = new MovedClock();
    private final Throttle throttle = new Throttle(3, clock);

    private static final class MovedClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), throttle.begin("a"));
        }
    }

    @Test
    void waitsDoubleAfterTheFreeAttempts() {
        fail(3);
        assertEquals(Optional.of(Duration.ofSeconds(10)), throttle.begin("a"));
        clock.now = clock.now.plusSeconds(10);
        fail(1);
        assertEquals(Optional.of(Duration.ofSeconds(20)), throttle.begin("a"));
        for (int i = 0; i < 20; i++) {
            clock.now = clock.now.plus(Duration.ofMinutes(15));
            fail(1);
        }
        assertEquals(Optional.of(Duration.ofMinutes(15)), throttle.begin("a"));
    }

    @Test
    void aWaitIsForItsKeyAlone() {
        fail(3);
        assertEquals(Optional.empty(), throttle.begin("b"));
    }

    @Test
    void successForgetsWhatFailedBefore() {
        fail(2);
        throttle.forget("a");
        fail(3);
        assertEquals(Optional.of(Duration.ofSeconds(10)), throttle.begin("a"));
    }

    @Test
    void takingBackOneLeavesTheOthers() {
        fail(3);
        throttle.takeBack("a");
        fail(1);
        assertEquals(Optional.of(Duration.ofSeconds(10)), throttle.begin("a"));
    }
}
