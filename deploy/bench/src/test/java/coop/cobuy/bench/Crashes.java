package coop.cobuy.bench;

import coop.cobuy.bench.CrashPlan.Crash;
import coop.cobuy.local.LocalCobuy;
import coop.cobuy.servers.ChildProcess;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends parts by {@code kill -9} as a seed's plan says, beside what goes on and without a look at
 * it, and tells what it ended and when.
 */
final class Crashes implements AutoCloseable {

    /** What ended a moment ago and is planned to end again is waited for. */
    private static final Duration RUNS_LIMIT = Duration.ofMinutes(1);

    private final int seed;
    private final CrashPlan plan;
    private final LocalCobuy cobuy;
    private final Clock clock;
    private final PrintStream out;
    private final Instant start;
    private final List<Future<?>> planned = new ArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(Part.values().length);
    private volatile Stage stage = Stage.ORDERING;

    Crashes(int seed, LocalCobuy cobuy, Clock clock, PrintStream out) {
        this.seed = seed;
        this.plan = CrashPlan.of(seed);
        this.cobuy = cobuy;
        this.clock = clock;
        this.out = out;
        this.start = clock.instant();
        say("ends " + plan.crashes());
    }

    /** From now on the crashes of this stage fall when they are due. */
    void enter(Stage next) {
        stage = next;
        say(next.happening());
        for (Crash crash : plan.in(next)) {
            Runnable end = () -> end(crash);
            planned.add(timer.schedule(end, crash.after().toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void end(Crash crash) {
        String part = crash.part().named();
        ChildProcess.await(
                part + " to run",
                RUNS_LIMIT,
                () -> cobuy.process(part).filter(ChildProcess::isAlive).isPresent());
        say("kill -9 of " + part + " while " + stage.happening());
        cobuy.process(part).orElseThrow().kill();
    }

    /** Until all that was planned for the stages so far has been ended. */
    void await() throws InterruptedException, ExecutionException {
        for (Future<?> one : planned) {
            one.get();
        }
    }

    void say(String sentence) {
        Duration since = Duration.between(start, clock.instant());
        out.printf(Locale.ROOT, "  seed %d, %6.2f s: %s%n", seed, since.toMillis() / 1e3, sentence);
        out.flush();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
