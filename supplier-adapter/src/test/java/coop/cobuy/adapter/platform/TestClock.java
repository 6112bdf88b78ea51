package coop.cobuy.adapter.platform;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A clock that runs, and that a test can set forward. */
public final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

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
        return Instant.now().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** Puts it in the place of the real one. */
    @Factory
    static final class Replacement {

        @Singleton
        TestClock testClock() {
            return new TestClock();
        }

        @Singleton
        @Replaces(value = Clock.class, factory = ClockFactory.class)
        Clock clock(TestClock clock) {
            return clock;
        }
    }
}
