package coop.cobuy.adapter.transport.webhook;

import coop.cobuy.adapter.transport.reach.ForbiddenTargetException;
import coop.cobuy.adapter.transport.reach.TargetLookup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 POST on a connection of its own to an address that was checked. The JDK's client
 * would look the name up again after the check, and cannot be told which address to take.
 *
 * <p>Only the status and {@code Retry-After} are read of the answer. The whole try ends after the
 * time limit, however slowly the other side drips.
 */
@Singleton
final class PinnedPost {

    /** Of a whole try. */
    static final Duration LIMIT = Duration.ofSeconds(15);

    private static final int HEAD_BYTES_MAX = 16 * 1024;
    private static final int INTERIM_MAX = 5;

    private final Duration limit;
    private final TargetLookup lookup;
    private final SSLSocketFactory tls;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("webhook-watch").factory());

    @Inject
    PinnedPost(TargetLookup lookup) {
        this(LIMIT, lookup, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    PinnedPost(Duration limit, TargetLookup.Resolver resolver) {
        this(limit, new TargetLookup(resolver), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    PinnedPost(Duration limit, TargetLookup lookup, SSLSocketFactory tls) {
        this.limit = limit;
        this.lookup = lookup;
        this.tls = tls;
    }

    /** What the other side answered. */
    record Answer(int status, @Nullable String retryAfter) {}

    /**
     * @throws ForbiddenTargetException if the host has an address that must not be called
     * @throws IOException if there was no answer in time
     */
    Answer send(URI uri, Map<String, String> headers, byte[] body, boolean allowPrivate)
            throws IOException {
        Socket socket = new Socket();
        AtomicBoolean over = new AtomicBoolean();
        ScheduledFuture<?> end =
                watch.schedule(
                        () -> {
                            over.set(true); // before the reader notices
                            close(socket);
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        try (socket) {
            InetAddress address = lookup.address(uri.getHost(), allowPrivate, limit);
            boolean https = "https".equals(uri.getScheme());
            int port = uri.getPort() >= 0 ? uri.getPort() : https ? 443 : 80;
            socket.connect(new InetSocketAddress(address, port), millis());
            socket.setSoTimeout(millis());
            Socket talking = https ? secured(socket, uri.getHost(), port) : socket;
            talking.getOutputStream().write(request(uri, headers, body));
            talking.getOutputStream().flush();
            return answer(new BufferedInputStream(talking.getInputStream()));
        } catch (IOException e) {
            if (over.get()) {
                throw new SocketTimeoutException("time limit of " + limit.toSeconds() + " s");
            }
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    private int millis() {
        return Math.toIntExact(limit.toMillis());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Already closed: then there is nothing to end.
        }
    }

    private Socket secured(Socket socket, String host, int port) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static byte[] request(URI uri, Map<String, String> headers, byte[] body) {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder("POST ").append(path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nhost: ").append(uri.getHost());
        if (uri.getPort() >= 0) {
            head.append(':').append(uri.getPort());
        }
        head.append("\r\nconnection: close\r\naccept: */*\r\ncontent-length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }

    private static Answer answer(InputStream in) throws IOException {
        for (int i = 0; i < INTERIM_MAX; i++) {
            Answer answer = head(in);
            if (answer.status() >= 200) {
                return answer;
            }
        }
        throw new IOException("only interim answers");
    }

    private static Answer head(InputStream in) throws IOException {
        int[] left = {HEAD_BYTES_MAX};
        String first = line(in, left);
        if (!first.matches("HTTP/1\\.[01] [1-9][0-9]{2}( .*)?")) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        int status = Integer.parseInt(first.substring(9, 12));
        String retryAfter = null;
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.substring(0, colon).equalsIgnoreCase("retry-after")) {
                retryAfter = line.substring(colon + 1).strip();
            }
        }
        return new Answer(status, retryAfter);
    }

    private static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || left[0]-- <= 0) {
                throw new IOException(c < 0 ? "the connection was closed" : "too long an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
