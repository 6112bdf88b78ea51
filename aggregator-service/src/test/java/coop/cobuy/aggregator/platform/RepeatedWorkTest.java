package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

class RepeatedWorkTest {

    /** A settlement may take minutes, and the service has seconds to end. */
    @Test
    @Timeout(10)
    void aTurnThatTakesLongIsToldToEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        RepeatedWork work =
                new RepeatedWork(
                        "long",
                        Duration.ofHours(1),
                        () -> {
                            begun.countDown();
                            told.await();
                        },
                        told::countDown);
        work.start();
        begun.await();
        assertTrue(work.running());
        work.close();
        assertFalse(work.running());
    }
}
