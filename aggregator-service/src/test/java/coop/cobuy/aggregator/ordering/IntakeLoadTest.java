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

/** When applying lets the taking of orders go first. Two loops, busy above a third. */
class IntakeLoadTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration WORKED = Duration.ofMillis(100);

    /** In {@link #WORKED}: 2,000 a second by the two loops. */
    private static final int APPLIED = 100;

    private static final int MANY_A_SECOND = 800;
    private static final int FEW_A_SECOND = 500;

    private final Ticking clock = new Ticking();
    private final IntakeLoad load =
            new IntakeLoad(
                    new OrderingSettings(
                            2,
                            APPLIED,
                            5,
                            33,
                            4,
                            Duration.ofMillis(600),
                            Duration.ofSeconds(10),
                            SECOND,
                            Duration.ofDays(14)),
                    clock);
    private final Pace pace = load.pace();

    @Test
    void applyingRestsAMultipleOfItsWorkWhileItWouldNeedMoreThanTheShareOfItsTime() {
        assertEquals(Duration.ofMillis(400), restedAfter(APPLIED, WORKED), "4 times 100 ms");
    }

    @Test
    void aRestIsNeverLongerThanTheLongest() {
        assertEquals(Duration.ofMillis(600), restedAfter(APPLIED * 10, SECOND));
    }

    /** How long applying rests in all, looking again and again, while many orders come. */
    private Duration restedAfter(int records, Duration worked) {
        come(MANY_A_SECOND, worked);
        Duration all = Duration.ZERO;
        for (Duration rest = pace.rest(records, worked);
                rest.isPositive();
                rest = pace.rest(0, Duration.ZERO)) {
            assertTrue(rest.compareTo(Duration.ofMillis(250)) <= 0, "looks again soon");
            all = all.plus(rest);
            come(MANY_A_SECOND, rest);
        }
        return all;
    }

    @Test
    void applyingGoesOnWhileItKeepsUpWithinTheShareOfItsTime() {
        come(FEW_A_SECOND, SECOND);
        assertEquals(Duration.ZERO, pace.rest(APPLIED, WORKED), "a quarter of 2,000 a second");
    }

    /** However slow a small batch is for each of its orders: nothing is left behind it. */
    @Test
    void applyingThatTookAllThereWasGoesOn() {
        come(MANY_A_SECOND, SECOND);
        assertTrue(pace.rest(APPLIED, WORKED).isPositive());
        assertEquals(Duration.ZERO, pace.rest(APPLIED / 2, SECOND));
        assertEquals(Duration.ZERO, pace.rest(0, Duration.ZERO), "what was owed is forgiven");
        assertTrue(pace.rest(APPLIED, WORKED).isPositive(), "it had been a fast one");
    }

    @Test
    void applyingThatGetsSlowerGivesWayToFewerOrders() {
        come(FEW_A_SECOND, SECOND);
        assertEquals(Duration.ZERO, pace.rest(APPLIED, WORKED));
        come(FEW_A_SECOND, SECOND);
        assertTrue(pace.rest(APPLIED * 2, SECOND).isPositive(), "now some 400 a second");
    }

    @Test
    void aRestEndsAsSoonAsIntakeIsBusyNoMore() {
        come(MANY_A_SECOND, SECOND);
        assertEquals(Duration.ofMillis(250), pace.rest(APPLIED, WORKED));
        clock.pass(SECOND);
        assertEquals(Duration.ZERO, pace.rest(0, Duration.ZERO));
        come(MANY_A_SECOND * 2, SECOND);
        assertEquals(Duration.ZERO, pace.rest(0, Duration.ZERO), "what was owed is forgiven");
    }

    @Test
    void aBurstThatIsOverIsSoonForgotten() {
        come(MANY_A_SECOND, SECOND);
        pace.rest(APPLIED, WORKED);
        clock.pass(Duration.ofSeconds(2));
        assertEquals(Duration.ZERO, pace.rest(APPLIED, WORKED));
    }

    @Test
    void everyLoopLooksForItself() {
        Pace other = load.pace();
        come(MANY_A_SECOND, SECOND);
        assertEquals(pace.rest(APPLIED, WORKED), other.rest(APPLIED, WORKED));
    }

    @Test
    void whoAppliedNothingHasNothingToRestFrom() {
        come(MANY_A_SECOND, SECOND);
        assertEquals(Duration.ZERO, pace.rest(0, Duration.ZERO));
    }

    private void come(int aSecond, Duration time) {
        for (long i = 0; i < aSecond * time.toMillis() / 1000; i++) {
            load.taken();
        }
        clock.pass(time);
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
