package coop.cobuy.bench;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A load generator that costs little itself, because it shares two cores with what it measures: one
 * thread for all connections, requests made beforehand, answers read but not understood, nothing
 * allocated for each. Latencies in arrays that grow had made pauses of more than half a second,
 * which looked like the service's.
 *
 * <p>Each connection sends its next request when the last was answered (closed loop), or, with a
 * rate, when it is due; a late answer then counts from when its request was due, so that a stall is
 * not hidden (coordinated omission).
 */
final class HttpLoad {

    private static final Duration STALLED = Duration.ofSeconds(30);
    private static final long MICRO_NANOS = 1000;
    private static final long MILLI_NANOS = 1_000_000;

    private final int port;
    private final int connections;
    private final Clock clock;

    HttpLoad(int port, int connections, Clock clock) {
        this.port = port;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * What a run gave.
     *
     * @param answered requests with the expected status
     * @param other requests with any other status
     * @param seconds how long it took
     * @param micros the latencies
     */
    record Result(long answered, long other, double seconds, Histogram micros) {

        double perSecond() {
            return answered / seconds;
        }

        /** Both as one, one after the other. */
        Result and(Result next) {
            Histogram all = micros.copy();
            all.add(next.micros);
            return new Result(
                    answered + next.answered, other + next.other, seconds + next.seconds, all);
        }

        double millis(double share) {
            return micros.getValueAtPercentile(share * 100) / 1000.0;
        }
    }

    /**
     * Sends for a while.
     *
     * @param perSecond the rate over all connections; null: as fast as answers come
     * @param requests makes each connection's own endless row of requests
     * @param expected the status that counts
     */
    Result run(
            Duration length,
            @Nullable Double perSecond,
            Supplier<Supplier<byte[]>> requests,
            int expected) {
        List<Supplier<byte[]>> rows = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            rows.add(requests.get());
        }
        try (Selector selector = Selector.open()) {
            return new Run(selector, length, perSecond, expected).of(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One run, in the caller's thread. */
    private final class Run {

        private final Selector selector;
        private final List<HttpConnection> open = new ArrayList<>();
        private final Histogram micros = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
        private Instant start = clock.instant();
        private final long endNanos;
        private final long intervalNanos;
        private final int expected;
        private long answered;
        private long other;
        private long heardNanos;

        Run(Selector selector, Duration length, @Nullable Double perSecond, int expected) {
            this.selector = selector;
            this.endNanos = length.toNanos();
            this.intervalNanos = perSecond == null ? 0 : (long) (1e9 * connections / perSecond);
            this.expected = expected;
        }

        Result of(List<Supplier<byte[]>> rows) throws IOException {
            try {
                for (int i = 0; i < rows.size(); i++) {
                    // Spread over the interval, so that they do not all come at once.
                    long due = intervalNanos * i / rows.size();
                    open.add(new HttpConnection(selector, port, rows.get(i), due));
                }
                // Only now: what would have been due while connections are made was sent late by
                // this generator, not answered late.
                start = clock.instant();
                while (goesOn()) {
                    selector.select(this::read, millisToNext());
                }
                return new Result(answered, other, nanos() / 1e9, micros);
            } finally {
                for (HttpConnection connection : open) {
                    connection.close();
                }
            }
        }

        private long nanos() {
            return Duration.between(start, clock.instant()).toNanos();
        }

        /** Sends what is due; whether anything is awaited still, or will be due. */
        private boolean goesOn() throws IOException {
            long now = nanos();
            boolean goesOn = false;
            for (HttpConnection connection : open) {
                if (connection.isFree() && connection.dueNanos() < endNanos) {
                    goesOn = true;
                    if (connection.dueNanos() <= now) {
                        connection.send();
                    }
                }
                goesOn |= !connection.isFree();
            }
            if (now - heardNanos > STALLED.toNanos()) {
                throw new IOException("nothing was answered for " + STALLED);
            }
            return goesOn;
        }

        /** Rounded up: what is sent late by that counts as an answer that is. */
        private long millisToNext() {
            long next = endNanos;
            for (HttpConnection connection : open) {
                if (connection.isFree()) {
                    next = Math.min(next, connection.dueNanos());
                }
            }
            return Math.clamp((next - nanos()) / MILLI_NANOS + 1, 1, 1000);
        }

        private void read(SelectionKey key) {
            HttpConnection connection = (HttpConnection) key.attachment();
            int status = connection.read();
            if (status == HttpConnection.UNFINISHED) {
                return;
            }
            heardNanos = nanos();
            micros.recordValue((heardNanos - connection.dueNanos()) / MICRO_NANOS);
            if (status == expected) {
                answered++;
            } else {
                other++;
            }
            connection.free(intervalNanos > 0 ? connection.dueNanos() + intervalNanos : heardNanos);
            sendIfDue(connection);
        }

        /** At once, not when all other answers are read. */
        private void sendIfDue(HttpConnection connection) {
            if (connection.dueNanos() <= heardNanos && connection.dueNanos() < endNanos) {
                connection.send();
            }
        }
    }
}
