package coop.cobuy.aggregator.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does the same thing again and again, in a thread of its own; a fault waits for the next turn. */
public final class RepeatedWork implements BackgroundLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RepeatedWork.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final Duration tick;
    private final Turn turn;
    private final Runnable ending;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    /** What is done. */
    @FunctionalInterface
    public interface Turn {
        void take() throws Exception;
    }

    /**
     * @param name of its thread, and in the log
     * @param tick how long it rests after each turn
     */
    public RepeatedWork(String name, Duration tick, Turn turn) {
        this(name, tick, turn, () -> {});
    }

    /**
     * Of turns that may take long.
     *
     * @param ending told when it is to end, so that the turn under way can stop where that does no
     *     harm
     */
    public RepeatedWork(String name, Duration tick, Turn turn, Runnable ending) {
        this.name = name;
        this.tick = tick;
        this.turn = turn;
        this.ending = ending;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public boolean running() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        stop.countDown();
        ending.run();
        try {
            if (thread.isAlive() && !thread.join(END_LIMIT)) {
                LOG.warn("The {} has not ended after {}", name, END_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                takeTurn();
            } while (!stop.await(tick.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeTurn() throws InterruptedException {
        try {
            turn.take();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("The {} failed and goes on: {}", name, e.toString(), e);
        }
    }
}
