package coop.cobuy.aggregator.ordering;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.rounds.RoundMarks;
import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.ReleaseMember;
import coop.cobuy.log.DeadLetters;
import coop.cobuy.log.LogListener;
import coop.cobuy.log.PollLoop;
import coop.cobuy.log.PollLoopSettings;
import coop.cobuy.log.Positions;
import coop.cobuy.log.TopicSpec;
import coop.cobuy.log.Topics;
import coop.cobuy.log.Transactions;
import coop.cobuy.servers.SharedServers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A real broker and database with the order log, applied by real loops; rounds are not needed. */
final class OrderLogBed implements AutoCloseable {

    static final int PARTITIONS = 3;

    /** Derived from the log, so dropped and made again by a replay. */
    static final List<String> DERIVED =
            List.of(
                    "order_gate",
                    "member_order",
                    "order_line",
                    "order_claim",
                    "order_outcome",
                    "round_demand",
                    "member_funds",
                    "funds_change",
                    "parked_member",
                    "order_correction",
                    "completion_order");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /**
     * Of all beds, which follow one another: each begins with empty tables and a topic of its own.
     */
    private static final SharedServers.DatabaseAddress DATABASE = TestServers.migratedDatabase();

    private static final AtomicInteger BEDS = new AtomicInteger();

    final HikariDataSource pool;
    final Transactions transactions;
    final String topic;
    final KafkaProducer<byte[], byte[]> producer;
    final List<Telling> told = java.util.Collections.synchronizedList(new ArrayList<>());
    private final List<PollLoop> loops = new ArrayList<>();

    OrderLogBed() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(DATABASE.url());
        config.setUsername(DATABASE.user());
        config.setPassword(DATABASE.password());
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        pool = new HikariDataSource(config);
        transactions = Transactions.over(pool);
        int bed = BEDS.incrementAndGet();
        forgetAll();
        delete("dead_letter");
        delete("book_lock");
        delete("order_resolution");
        topic = DATABASE.name() + "." + bed + "." + OrderCommand.TOPIC;
        Map<String, Object> kafka = Map.of("bootstrap.servers", SharedServers.bootstrapServers());
        try (Admin admin = Admin.create(kafka)) {
            new Topics(admin, transactions, Clock.systemUTC())
                    .ensure(TopicSpec.keptForEver(topic, PARTITIONS, (short) 1));
        } catch (java.io.IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
        producer =
                new KafkaProducer<>(
                        oneAtATime(kafka), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * To a topic made a moment ago: where its leader refuses the first batch and takes the second,
     * the first is out of order until the delivery time-out of two minutes.
     */
    private static Map<String, Object> oneAtATime(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put("max.in.flight.requests.per.connection", 1);
        return properties;
    }

    void send(OrderCommand command) {
        var _ = append(command);
    }

    Future<RecordMetadata> append(OrderCommand command) {
        int partition =
                switch (command) {
                    case PlaceOrder order ->
                            OrderPartitions.partition(order.coopId(), order.memberId(), PARTITIONS);
                    case ChangeFunds funds ->
                            OrderPartitions.partition(funds.coopId(), funds.memberId(), PARTITIONS);
                    case ReleaseMember release ->
                            OrderPartitions.partition(
                                    release.coopId(), release.memberId(), PARTITIONS);
                    case MarkRound mark -> mark.partition();
                };
        return append(partition, CommandCodec.write(command));
    }

    void send(int partition, byte[] value) {
        var _ = append(partition, value);
    }

    private Future<RecordMetadata> append(int partition, byte[] value) {
        byte[] key = "key".getBytes(StandardCharsets.US_ASCII);
        return producer.send(new ProducerRecord<>(topic, partition, key, value));
    }

    /** To every partition. */
    void mark(java.util.UUID round, MarkRound.Phase phase) {
        mark(round, phase, null);
    }

    /** Decides what the completion phase has taken, and marks it. */
    void resolve(java.util.UUID round, Map<java.util.UUID, Completion.Packaging> offers) {
        RoundKey key = new RoundKey(Commands.COOP, round);
        String hash =
                call(
                        connection -> {
                            CompletionBook book = CompletionBook.read(connection, key, offers);
                            byte[] content =
                                    Resolution.of(key, offers, book.atCut(), book.judged()).bytes();
                            String of = Resolution.hash(content);
                            CompletionTable.keep(connection, key, content, of, Instant.EPOCH);
                            return of;
                        });
        mark(round, MarkRound.Phase.RESOLVE, hash);
    }

    private void mark(java.util.UUID round, MarkRound.Phase phase, @Nullable String resolution) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            send(
                    new MarkRound(
                            Commands.COOP,
                            round,
                            new java.util.UUID(5, phase.name().length()),
                            phase,
                            partition,
                            PARTITIONS,
                            1,
                            "0".repeat(64),
                            resolution));
        }
    }

    PollLoop startLoop(int batchMax) {
        return startLoop(batchMax, terms -> terms);
    }

    PollLoop startLoop(int batchMax, UnaryOperator<Workspace.RoundTermsSource> terms) {
        OrderApplier applier =
                new OrderApplier(
                        PARTITIONS,
                        terms.apply((round, version, hash) -> MemoryBook.TERMS),
                        new RoundMarks(),
                        (connection, tellings) -> told.addAll(tellings),
                        new DeadLetters(Clock.systemUTC()),
                        partition -> {});
        PollLoop loop =
                new PollLoop(
                        PollLoopSettings.of(
                                        topic + ".group",
                                        topic,
                                        Map.of(
                                                "bootstrap.servers",
                                                SharedServers.bootstrapServers()))
                                .withBatchMax(batchMax),
                        transactions,
                        applier,
                        LogListener.NONE,
                        Clock.systemUTC(),
                        new SplittableRandom(1));
        loops.add(loop);
        loop.start();
        return loop;
    }

    void stopLoops() {
        loops.forEach(PollLoop::close);
        loops.clear();
    }

    /** Until all that was sent so far is applied. */
    void awaitApplied() {
        producer.flush();
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            ends = consumer.endOffsets(partitions());
        }
        await(
                () -> {
                    Map<Integer, Long> at = call(connection -> Positions.read(connection, topic));
                    return ends.entrySet().stream()
                            .allMatch(
                                    end ->
                                            at.getOrDefault(end.getKey().partition(), 0L)
                                                    >= end.getValue());
                });
    }

    static void await(BooleanSupplier condition) {
        Instant limit = Instant.now().plus(LIMIT);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                throw new AssertionError("not within " + LIMIT);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** All of the log, each partition in its order, as commands; what is none is left out. */
    List<Command> log() {
        List<Command> commands = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(partitions());
            consumer.seekToBeginning(partitions());
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions());
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> r : consumer.poll(Duration.ofMillis(100))) {
                    Command command = command(r);
                    if (command != null) {
                        commands.add(command);
                    }
                }
            }
        }
        commands.sort(
                Comparator.comparingInt((Command c) -> c.place().partition())
                        .thenComparingLong(c -> c.place().offset()));
        return commands;
    }

    private static @Nullable Command command(ConsumerRecord<byte[], byte[]> record) {
        try {
            return CommandCodec.read(
                    record.value(),
                    new Place(record.partition(), record.offset()),
                    Instant.ofEpochMilli(record.timestamp()),
                    PARTITIONS);
        } catch (NoCommandException e) {
            return null;
        }
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedServers.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Drops what is derived, and the positions. */
    void forgetAll() {
        DERIVED.forEach(this::delete);
        delete("partition_position");
    }

    private void delete(String table) {
        call(connection -> connection.createStatement().executeUpdate("DELETE FROM " + table));
    }

    /** Every row of every derived table, as text, in the order of the text. */
    List<String> dump() {
        return call(
                connection -> {
                    List<String> rows = new ArrayList<>();
                    for (String table : DERIVED) {
                        dump(connection, table, rows);
                    }
                    return rows.stream().sorted().toList();
                });
    }

    static void dump(Connection connection, String table, List<String> into) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder(table);
                for (int i = 1; i <= columns; i++) {
                    Object value = rows.getObject(i);
                    row.append('|')
                            .append(
                                    value instanceof byte[] bytes
                                            ? HexFormat.of().formatHex(bytes)
                                            : String.valueOf(value));
                }
                into.add(row.toString());
            }
        }
    }

    long count(String table) {
        return number("SELECT COUNT(*) FROM " + table);
    }

    long number(String sql) {
        return call(
                connection -> {
                    try (var statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(sql)) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    <T> T call(Transactions.Work<T> work) {
        try {
            return transactions.call(work);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stopLoops();
        producer.close();
        pool.close();
    }
}
