package coop.cobuy.suppliers.door;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks again and again whether something came. A look that fails is made up for by the next. */
final class Looking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
    private static final Duration EVERY = Duration.ofMillis(200);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("supplier-looks").factory());

    /** One look. */
    interface Look {
        void now() throws IOException;
    }

    void begin(Look look) {
        ScheduledFuture<?> _ =
                thread.scheduleWithFixedDelay(
                        () -> {
                            try {
                                look.now();
                            } catch (IOException | RuntimeException e) {
                                LOG.debug("nothing could be looked up: {}", e.toString());
                            }
                        },
                        0,
                        EVERY.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
