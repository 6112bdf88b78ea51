package coop.cobuy.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A connection of {@link HttpLoad} that stays open, with at most one request under way. */
final class HttpConnection implements AutoCloseable {

    /** The answer has not come whole yet. */
    static final int UNFINISHED = 0;

    private static final int ANSWER_MAX = 64 * 1024;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);

    private final SocketChannel channel;
    private final Supplier<byte[]> requests;
    private final ByteBuffer answer = ByteBuffer.allocate(ANSWER_MAX);
    private long dueNanos;
    private boolean free = true;

    HttpConnection(Selector selector, int port, Supplier<byte[]> requests, long dueNanos)
            throws IOException {
        this.requests = requests;
        this.dueNanos = dueNanos;
        this.channel =
                SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    boolean isFree() {
        return free;
    }

    /** When its request is or was to be sent, in nanoseconds from the run's start. */
    long dueNanos() {
        return dueNanos;
    }

    void free(long nextDueNanos) {
        free = true;
        dueNanos = nextDueNanos;
    }

    void send() {
        free = false;
        ByteBuffer request = ByteBuffer.wrap(requests.get());
        try {
            // Some hundred bytes after an answer was read: the socket's buffer is empty.
            while (request.hasRemaining()) {
                channel.write(request);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the answer that has now come whole, or {@link #UNFINISHED}. */
    int read() {
        try {
            if (channel.read(answer) < 0) {
                throw new EOFException("the server closed the connection");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int head = headLength();
        if (head < 0 || answer.position() < head + bodyLength(head)) {
            return UNFINISHED;
        }
        int status = number(STATUS_AT, STATUS_AT + 3);
        answer.clear();
        return status;
    }

    /** With the blank line at its end; below zero: has not come whole. */
    private int headLength() {
        for (int i = 3; i < answer.position(); i++) {
            if (answer.get(i) == '\n' && answer.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /** What Content-Length says; zero without one. */
    private int bodyLength(int head) {
        for (int at = 1; at + LENGTH.length < head; at++) {
            if (answer.get(at - 1) == '\n' && isLengthAt(at)) {
                int from = at + LENGTH.length;
                int to = from;
                while (answer.get(to) != '\r') {
                    to++;
                }
                return number(from, to);
            }
        }
        return 0;
    }

    private boolean isLengthAt(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (Character.toLowerCase((char) answer.get(at + i)) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            byte digit = answer.get(i);
            number = digit == ' ' ? number : number * 10 + digit - '0';
        }
        return number;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
