package coop.cobuy.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.servers.ChildProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class PartWatchTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Stands still until it is set. */
    private static final class StillClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @TempDir Path folder;

    private final StillClock clock = new StillClock();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final AtomicInteger starts = new AtomicInteger();
    private volatile ChildProcess process;

    @AfterEach
    void end() {
        if (process != null) {
            process.close();
        }
    }

    private void start(String... command) {
        process = ChildProcess.start("part", folder, List.of(command), Map.of());
        starts.incrementAndGet();
    }

    private PartWatch watch(Runnable start) {
        Progress progress =
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), clock);
        PartWatch watch =
                new PartWatch(
                        "part", () -> Optional.of(process), start, new Restarts(clock), progress);
        watch.begin();
        return watch;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        ChildProcess.await(what, LIMIT, condition);
    }

    @Test
    void whatIsKilledIsStartedAgainAndAgain() {
        start("sleep", "100");
        PartWatch watch = watch(() -> start("sleep", "100"));
        for (int killed = 1; killed <= 3; killed++) {
            int until = killed + 1;
            long before = process.pid();
            process.kill();
            await("a start", () -> starts.get() == until && process.isAlive());
            assertNotEquals(before, process.pid());
        }
        watch.end();
        process.kill();
        assertEquals(4, starts.get());
    }

    @Test
    void whatEndsByItselfEachTimeIsGivenUp() {
        start("true");
        watch(() -> start("true"));
        await("it to be given up", () -> said().contains("giving up"));
        assertEquals(1 + Restarts.MOST, starts.get());
    }

    @Test
    void aStartThatFailsIsTriedAgain() {
        start("sleep", "100");
        AtomicInteger failures = new AtomicInteger(2);
        PartWatch watch =
                watch(
                        () -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("not now");
                            }
                            start("sleep", "100");
                        });
        process.kill();
        await("a start", () -> starts.get() == 2 && process.isAlive());
        assertTrue(said().contains("part: not now"), said());
        watch.end();
    }

    @Test
    void crashesNowAndThenAreNoReasonToGiveUp() {
        Restarts restarts = new Restarts(clock);
        for (int i = 0; i < 10 * Restarts.MOST; i++) {
            clock.now = clock.now.plus(Restarts.WITHIN.dividedBy(Restarts.MOST));
            assertTrue(restarts.permitOne(), "restart " + i);
        }
        assertFalse(restarts.permitOne());
        clock.now = clock.now.plus(Restarts.WITHIN);
        assertTrue(restarts.permitOne());
    }
}
