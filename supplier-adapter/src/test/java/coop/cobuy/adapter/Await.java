package coop.cobuy.adapter;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for a condition, with a limit. */
public final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Await() {}

    public static <T> T until(String what, Callable<T> question, Predicate<T> good) {
        long end = System.nanoTime() + LIMIT.toNanos();
        T last = null;
        do {
            try {
                last = question.call();
            } catch (Exception e) {
                throw new IllegalStateException(what, e);
            }
            if (good.test(last)) {
                return last;
            }
            LockSupport.parkNanos(20_000_000);
        } while (System.nanoTime() < end);
        throw new AssertionError("not in time: " + what + "; last: " + last);
    }

    public static void until(String what, Callable<Boolean> condition) {
        until(what, condition, good -> good);
    }
}
