package coop.cobuy.local;

import coop.cobuy.servers.ChildProcess;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts one part of a Cobuy again when its process ends. Each part has a watch of its own, since
 * what ends together is to come back together: a service need not wait until the broker is there.
 */
final class PartWatch {

    private final String part;
    private final Supplier<Optional<ChildProcess>> process;
    private final Runnable start;
    private final Restarts restarts;
    private final Progress progress;
    private volatile boolean ended;

    /**
     * A watch that has not begun.
     *
     * @param process the part's process now; empty if it is none of ours
     * @param start starts the part again, and returns when its process can be told
     */
    PartWatch(
            String part,
            Supplier<Optional<ChildProcess>> process,
            Runnable start,
            Restarts restarts,
            Progress progress) {
        this.part = part;
        this.process = process;
        this.start = start;
        this.restarts = restarts;
        this.progress = progress;
    }

    void begin() {
        Thread.ofPlatform().name("watch-" + part).daemon().start(this::watch);
    }

    /** Starts nothing from now on; what is being started is let come up first. */
    synchronized void end() {
        ended = true;
    }

    private void watch() {
        Optional<ChildProcess> running = process.get();
        while (running.isPresent() && !ended) {
            running.get().onExit().join();
            if (!ended && !startAgain()) {
                return;
            }
            running = process.get();
        }
    }

    /** Returns whether the watch goes on. */
    private synchronized boolean startAgain() {
        if (ended) {
            return false;
        }
        if (!restarts.permitOne()) {
            progress.say(part + " keeps ending by itself: giving up, see its log");
            return false;
        }
        progress.say(part + " ended: starting it again");
        try {
            start.run();
        } catch (RuntimeException e) {
            // It ended while it started, say: that is no more than one of the times that are
            // counted.
            progress.say(part + ": " + e.getMessage());
        }
        return true;
    }
}
