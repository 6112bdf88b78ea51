package coop.cobuy.bench;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A load generator that costs little itself, because it shares two cores with what it measures:
 * connections that stay open, requests made beforehand, answers read but not understood. Each
 * connection sends its next request when the last was answered (closed loop), or, with a rate, when
 * it is due; a late answer then counts from when its request was due, so that a stall is not hidden
 * (coordinated omission).
 */
@SuppressWarnings("ArrayRecordComponent") // millions of latencies
final class HttpLoad {

    private static final int SOCKET_TIMEOUT_MILLIS = 30_000;
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

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
     * @param micros the latencies, sorted
     */
    record Result(long answered, long other, double seconds, long[] micros) {

        double perSecond() {
            return answered / seconds;
        }

        /** Both as one, one after the other. */
        Result and(Result next) {
            long[] all = Arrays.copyOf(micros, micros.length + next.micros.length);
            System.arraycopy(next.micros, 0, all, micros.length, next.micros.length);
            Arrays.sort(all);
            return new Result(
                    answered + next.answered, other + next.other, seconds + next.seconds, all);
        }

        double millis(double share) {
            return micros.length == 0 ? 0 : micros[(int) (micros.length * share)] / 1000.0;
        }
    }

    /** One connection's part of a run. */
    private record Part(long answered, long other, long[] micros) {}

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
        Instant start = clock.instant();
        Instant end = start.plus(length);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<Part>> work = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Supplier<byte[]> row = requests.get();
                long interval = perSecond == null ? 0 : (long) (1e9 * connections / perSecond);
                work.add(() -> connection(row, end, interval, expected));
            }
            List<Future<Part>> parts = threads.invokeAll(work);
            double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
            return sum(parts, seconds);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the load ended early", e);
        }
    }

    private static Result sum(List<Future<Part>> parts, double seconds)
            throws InterruptedException, ExecutionException {
        long answered = 0;
        long other = 0;
        List<long[]> all = new ArrayList<>();
        for (Future<Part> future : parts) {
            Part part = future.get();
            answered += part.answered;
            other += part.other;
            all.add(part.micros);
        }
        long[] micros = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(answered, other, seconds, micros);
    }

    private Part connection(Supplier<byte[]> row, Instant end, long interval, int expected) {
        Latencies latencies = new Latencies();
        long answered = 0;
        long other = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SOCKET_TIMEOUT_MILLIS);
            InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
            OutputStream out = socket.getOutputStream();
            Instant due = clock.instant();
            while (due.isBefore(end)) {
                if (interval > 0) {
                    awaitDue(due);
                }
                out.write(row.get());
                int status = readAnswer(in);
                Instant now = clock.instant();
                latencies.add(Duration.between(due, now).toNanos() / 1000);
                if (status == expected) {
                    answered++;
                } else {
                    other++;
                }
                due = interval > 0 ? due.plusNanos(interval) : now;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Part(answered, other, latencies.values());
    }

    private void awaitDue(Instant due) {
        long left = Duration.between(clock.instant(), due).toNanos();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = Duration.between(clock.instant(), due).toNanos();
        }
    }

    /** Reads one answer with a Content-Length and gives its status. */
    static int readAnswer(InputStream in) throws IOException {
        int status = 0;
        long length = 0;
        byte[] line = new byte[512];
        for (int number = 0; ; number++) {
            int size = readLine(in, line);
            if (number == 0) {
                status = Integer.parseInt(new String(line, 9, 3, StandardCharsets.US_ASCII));
            } else if (size == 0) {
                in.skipNBytes(length);
                return status;
            } else if (startsWithLength(line, size)) {
                String text =
                        new String(
                                line,
                                LENGTH.length,
                                size - LENGTH.length,
                                StandardCharsets.US_ASCII);
                length = Long.parseLong(text.strip());
            }
        }
    }

    private static int readLine(InputStream in, byte[] line) throws IOException {
        int size = 0;
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r' && size < line.length) {
                line[size++] = (byte) c;
            }
        }
        return size;
    }

    private static boolean startsWithLength(byte[] line, int size) {
        if (size < LENGTH.length) {
            return false;
        }
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase((char) line[i]) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    /** A growing array of longs. */
    private static final class Latencies {
        private long[] micros = new long[1 << 16];
        private int count;

        void add(long value) {
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, count * 2);
            }
            micros[count++] = value;
        }

        long[] values() {
            return Arrays.copyOf(micros, count);
        }
    }
}
