package coop.cobuy.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Webhook endpoints of many suppliers: some take what they get at once, the others never answer.
 */
final class DrainEndpoints implements AutoCloseable {

    private static final int BACKLOG = 2_000;
    private static final int TAKEN = 204;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hung = new AtomicInteger();

    DrainEndpoints() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/takes", this::take);
        server.createContext("/hangs", this::hang);
        server.start();
    }

    String url(boolean hangs) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + (hangs ? "/hangs" : "/takes");
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        taken.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        exchange.sendResponseHeaders(TAKEN, -1);
        exchange.close();
    }

    private void hang(HttpExchange exchange) {
        hung.incrementAndGet();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** Documents that came, each counted once. */
    int taken() {
        return taken.size();
    }

    /** Calls that got no answer. */
    int hung() {
        return hung.get();
    }

    /** Counts from zero again. */
    void forget() {
        taken.clear();
        hung.set(0);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
