package coop.cobuy.log;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Applies a topic to the database exactly once, in batches, in a thread of its own. Kafka's
 * consumer group serves to share the partitions among loops; where each partition goes on is in
 * {@code partition_position} alone.
 *
 * <p>Several loops of one group, in one process or many, share the work. A loop ends only by {@link
 * #close}; whatever else happens it tries again.
 */
public final class PollLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
    private static final int SESSION_MILLIS = 6000;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final PollLoopSettings settings;
    private final Lanes lanes;
    private final LogListener listener;
    private final Clock clock;
    private final RandomGenerator random;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * @param transactions of the database with the mechanics' tables
     * @param random for the jitter of waits after faults
     */
    public PollLoop(
            PollLoopSettings settings,
            Transactions transactions,
            BatchApplier applier,
            LogListener listener,
            Clock clock,
            RandomGenerator random) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
        this.lanes = new Lanes(settings, transactions, applier, listener, clock, random);
        this.thread = new Thread(this::run, "log-" + settings.topic());
        thread.setDaemon(true);
    }

    /** Begins. Needs neither broker nor database to be there yet. */
    public void start() {
        thread.start();
    }

    /** How it is doing; may be asked by any thread. */
    public LoopStatus status() {
        boolean running = thread.isAlive() && stop.getCount() > 0;
        return new LoopStatus(settings.topic(), running, lanes.status(), lanes.lastFault());
    }

    /** Finishes the transaction under way and leaves the group. */
    @Override
    public void close() {
        stop.countDown();
        Consumer<byte[], byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
        try {
            if (thread.isAlive() && !thread.join(STOP_LIMIT)) {
                LOG.warn("{} has not ended after {}", thread.getName(), STOP_LIMIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        int failures = 0;
        while (stop.getCount() > 0) {
            lanes.clear();
            try (Consumer<byte[], byte[]> opened = new KafkaConsumer<>(properties())) {
                consumer = opened;
                opened.subscribe(List.of(settings.topic()), lanes.assignment(opened));
                while (stop.getCount() > 0) {
                    Lanes.Turn turn = lanes.turn(opened);
                    Duration rest = settings.pace().rest(turn.records(), turn.took());
                    failures = 0;
                    while (rest.isPositive() && stop.getCount() > 0) {
                        pause(rest);
                        rest = settings.pace().rest(0, Duration.ZERO);
                    }
                }
            } catch (WakeupException e) {
                LOG.debug("{} was woken to end", thread.getName());
            } catch (Exception | Error e) {
                // An Error too: a thread that is gone would apply nothing and tell nobody.
                failures++;
                LOG.warn("{} failed and begins again", thread.getName(), e);
                lanes.noteFault(e);
                listener.loopFailed(settings.topic(), e);
                pause(settings.backoff().delay(failures, random));
            } finally {
                consumer = null;
            }
        }
        lanes.clear();
    }

    private void pause(Duration wait) {
        try {
            if (stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} ends at {}", thread.getName(), clock.instant());
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread; if somebody does, it is no reason to stop applying.
            LOG.warn("{} was interrupted", thread.getName());
        }
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(settings.kafka());
        // A dead member's partitions stand still for so long; a live one that is taken for dead
        // does no harm, as it cannot write.
        properties.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS);
        properties.putIfAbsent(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, SESSION_MILLIS / 4);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.batchMax());
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        return properties;
    }
}
