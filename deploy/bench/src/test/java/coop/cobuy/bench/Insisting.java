package coop.cobuy.bench;

import coop.cobuy.local.Api;
import coop.cobuy.servers.ChildProcess;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What somebody does who gets no answer, or hears of a fault: the very same request again. A
 * refusal is an answer.
 */
final class Insisting {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMillis(50);

    private Insisting() {}

    static <T> T on(String what, Supplier<T> request) {
        AtomicReference<T> answer = new AtomicReference<>();
        ChildProcess.await(
                what,
                LIMIT,
                AGAIN,
                () -> {
                    try {
                        answer.set(request.get());
                        return true;
                    } catch (UncheckedIOException e) {
                        return false;
                    } catch (Api.Failed e) {
                        if (e.status() < 500) {
                            throw e;
                        }
                        return false;
                    }
                });
        return answer.get();
    }

    static void on(String what, Runnable request) {
        on(
                what,
                () -> {
                    request.run();
                    return true;
                });
    }
}
