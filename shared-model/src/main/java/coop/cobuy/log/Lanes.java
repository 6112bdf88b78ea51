package coop.cobuy.log;

import coop.cobuy.log.LoopStatus.Fault;
import coop.cobuy.log.LoopStatus.State;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The partitions that a loop has. All but {@link #status} and {@link #lastFault} is for the loop's
 * thread.
 *
 * <p>A partition waits, paused, until its position is read from the database; after any fault it
 * goes back there, so that there is one way to begin and the database alone says where.
 */
final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final Duration BROKER_LIMIT = Duration.ofSeconds(10);
    private static final int HALVINGS_MAX = 12;

    private final PollLoopSettings settings;
    private final Transactions transactions;
    private final BatchApplier applier;
    private final BatchRun run;
    private final LogListener listener;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<Integer, Lane> lanes = new TreeMap<>();
    private volatile List<LoopStatus.Partition> status = List.of();
    private volatile @Nullable Fault lastFault;

    Lanes(
            PollLoopSettings settings,
            Transactions transactions,
            BatchApplier applier,
            LogListener listener,
            Clock clock,
            RandomGenerator random) {
        this.settings = settings;
        this.transactions = transactions;
        this.applier = applier;
        this.listener = listener;
        this.clock = clock;
        this.random = random;
        this.run =
                new BatchRun(
                        settings.topic(), transactions, applier, new DeadLetters(clock), listener);
    }

    List<LoopStatus.Partition> status() {
        return status;
    }

    Optional<Fault> lastFault() {
        return Optional.ofNullable(lastFault);
    }

    void noteFault(Throwable fault) {
        lastFault = new Fault(clock.instant(), fault.toString());
    }

    void clear() {
        lanes.keySet().forEach(applier::forget);
        lanes.clear();
        publish();
    }

    /**
     * What a turn did.
     *
     * @param records how many came
     * @param took how long applying them took; zero if none came
     */
    record Turn(int records, Duration took) {}

    /** Waits for records and applies what came. */
    Turn turn(Consumer<byte[], byte[]> consumer) {
        Instant now = clock.instant();
        for (Lane lane : lanes.values()) {
            if (lane.isDue(now)) {
                begin(consumer, lane);
            }
        }
        ConsumerRecords<byte[], byte[]> records = poll(consumer);
        Instant start = clock.instant();
        for (TopicPartition partition : records.partitions()) {
            Lane lane = lanes.get(partition.partition());
            if (lane != null && lane.applies()) {
                apply(consumer, lane, records.records(partition));
            }
        }
        for (Lane lane : lanes.values()) {
            consumer.currentLag(lane.partition()).ifPresent(lane::lag);
        }
        publish();
        return records.isEmpty()
                ? new Turn(0, Duration.ZERO)
                : new Turn(records.count(), Duration.between(start, clock.instant()));
    }

    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer) {
        try {
            return consumer.poll(untilNextDue());
        } catch (OffsetOutOfRangeException e) {
            for (TopicPartition partition : e.offsetOutOfRangePartitions().keySet()) {
                Lane lane = lanes.get(partition.partition());
                if (lane != null) {
                    consumer.pause(List.of(partition));
                    lane.restart();
                }
            }
            return ConsumerRecords.empty();
        }
    }

    private Duration untilNextDue() {
        Instant now = clock.instant();
        Duration wait = settings.pollWait();
        for (Lane lane : lanes.values()) {
            if (!lane.applies()) {
                Duration until =
                        lane.dueAt().isAfter(now)
                                ? Duration.between(now, lane.dueAt())
                                : Duration.ZERO;
                wait = until.compareTo(wait) < 0 ? until : wait;
            }
        }
        return wait;
    }

    private void begin(Consumer<byte[], byte[]> consumer, Lane lane) {
        TopicPartition partition = lane.partition();
        try {
            List<TopicPartition> one = List.of(partition);
            long first = consumer.beginningOffsets(one, BROKER_LIMIT).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one, BROKER_LIMIT).getOrDefault(partition, 0L);
            long position = position(partition, first);
            if (position < first || position > end) {
                refuse(lane, position, first, end);
                return;
            }
            applier.forget(partition.partition());
            consumer.seek(partition, position);
            consumer.resume(one);
            lane.beginAt(position);
            lane.lag(end - position);
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (SQLException | KafkaException e) {
            fail(consumer, lane, e);
        }
    }

    /** In transactions of their own: a snapshot would not show what another loop has begun. */
    private long position(TopicPartition partition, long first) throws SQLException {
        String topic = partition.topic();
        int number = partition.partition();
        OptionalLong known = transactions.call(c -> Positions.read(c, topic, number));
        if (known.isPresent()) {
            return known.getAsLong();
        }
        transactions.call(c -> Positions.begin(c, topic, number, first));
        return transactions.call(c -> Positions.read(c, topic, number)).orElseThrow();
    }

    private void refuse(Lane lane, long position, long first, long end) {
        String problem =
                "%s: position %d lies outside the log (%d to %d); nothing is applied until somebody puts it right"
                        .formatted(lane.partition(), position, first, end);
        LOG.error(problem);
        lastFault = new Fault(clock.instant(), problem);
        Duration wait = settings.backoff().delay(lane.countFailure(), random);
        lane.waitUntil(clock.instant().plus(wait), State.OUT_OF_RANGE);
        listener.positionOutOfRange(
                lane.partition().topic(), lane.partition().partition(), problem);
    }

    private void apply(
            Consumer<byte[], byte[]> consumer,
            Lane lane,
            List<ConsumerRecord<byte[], byte[]>> records) {
        List<LogRecord> batch = records.stream().map(LogRecord::of).toList();
        // After a fault smaller transactions: what is too large for the database gets through so.
        int size = Math.max(1, settings.batchMax() >> Math.min(lane.failures(), HALVINGS_MAX));
        try {
            for (int from = 0; from < batch.size() && lane.applies(); from += size) {
                List<LogRecord> part = batch.subList(from, Math.min(from + size, batch.size()));
                applyPart(consumer, lane, part);
            }
        } catch (SQLException | RuntimeException e) {
            fail(consumer, lane, e);
        }
    }

    private void applyPart(Consumer<byte[], byte[]> consumer, Lane lane, List<LogRecord> part)
            throws SQLException {
        String topic = lane.partition().topic();
        int partition = lane.partition().partition();
        Instant start = clock.instant();
        OptionalLong next = run.apply(partition, lane.nextOffset(), part);
        if (next.isEmpty()) {
            LOG.warn("{}: the position is not {}", lane.partition(), lane.nextOffset());
            consumer.pause(List.of(lane.partition()));
            applier.forget(partition);
            lane.restart();
            listener.positionLost(topic, partition);
            return;
        }
        lane.advanceTo(next.getAsLong());
        listener.applied(topic, partition, part.size(), Duration.between(start, clock.instant()));
    }

    private void fail(Consumer<byte[], byte[]> consumer, Lane lane, Exception fault) {
        Duration wait = settings.backoff().delay(lane.countFailure(), random);
        LOG.warn("{}: fault, tried again in {}", lane.partition(), wait, fault);
        noteFault(fault);
        consumer.pause(List.of(lane.partition()));
        lane.waitUntil(clock.instant().plus(wait), State.WAITING);
        listener.faulted(lane.partition().topic(), lane.partition().partition(), fault);
    }

    private void publish() {
        status = lanes.values().stream().map(Lane::status).toList();
    }

    /** Keeps the lanes in step with what the group assigns. Called within a poll. */
    ConsumerRebalanceListener assignment(Consumer<byte[], byte[]> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                consumer.pause(partitions);
                for (TopicPartition partition : partitions) {
                    // Any offset will do while it is paused; without one the client would look for
                    // a committed one, which there never is.
                    consumer.seek(partition, 0);
                    lanes.put(partition.partition(), new Lane(partition));
                }
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                for (TopicPartition partition : partitions) {
                    lanes.remove(partition.partition());
                    applier.forget(partition.partition());
                }
            }
        };
    }
}
