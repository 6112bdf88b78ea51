package coop.cobuy.log;

import coop.cobuy.servers.SharedServers;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A database with the mechanics' tables, and a topic, both for one test alone. */
final class LogTestBed {

    static final Backoff QUICK = new Backoff(Duration.ofMillis(5), Duration.ofMillis(50));

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static final List<String> TABLES =
            List.of(
                    "V0001__log__create_topic_layout.sql",
                    "V0002__log__create_partition_position.sql",
                    "V0003__log__create_outbox.sql",
                    "V0004__log__create_inbox.sql",
                    "V0005__log__create_dead_letter.sql",
                    "V0006__log__resolve_dead_letter.sql");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    final SharedServers.DatabaseAddress database = SharedServers.emptyDatabase();
    final TestPool pool = new TestPool(database);
    final Transactions transactions = Transactions.over(pool);
    final String topic;
    final int partitions;

    private LogTestBed(int partitions) throws SQLException, IOException {
        this.partitions = partitions;
        this.topic = "log-" + ProcessHandle.current().pid() + "-" + TOPICS.incrementAndGet();
        for (String file : TABLES) {
            run(resource("migration/" + file));
        }
        run(
                "CREATE TABLE seen (partition_no INT NOT NULL, record_offset BIGINT NOT NULL, text"
                        + " VARCHAR(200) NOT NULL, PRIMARY KEY (partition_no, record_offset))");
    }

    static LogTestBed create(int partitions) throws Exception {
        LogTestBed bed = new LogTestBed(partitions);
        try (Admin admin = bed.admin()) {
            new Topics(admin, bed.transactions, Clock.systemUTC())
                    .ensure(TopicSpec.keptForEver(bed.topic, partitions, (short) 1));
        }
        return bed;
    }

    Admin admin() {
        return Admin.create(new HashMap<String, Object>(kafka()));
    }

    Map<String, String> kafka() {
        return Map.of("bootstrap.servers", SharedServers.bootstrapServers());
    }

    static String resource(String name) throws IOException {
        try (var stream = Outbox.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException("no resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    List<String> texts(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Texts as records of one partition. */
    void produce(int partition, List<String> texts) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            List<Future<?>> sent = new ArrayList<>();
            for (String text : texts) {
                byte[] value = text.getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topic, partition, value, value)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        }
    }

    KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                new HashMap<>(kafka()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Every record of the topic so far, by partition and offset. */
    List<ConsumerRecord<byte[], byte[]>> log() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        new HashMap<>(kafka()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, partitions)
                            .mapToObj(number -> new TopicPartition(topic, number))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(50)).forEach(records::add);
            }
            records.sort(
                    Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(
                                    ConsumerRecord::partition)
                            .thenComparingLong(ConsumerRecord::offset));
            return records;
        }
    }

    static String text(byte @Nullable [] value) {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    PollLoop loop(BatchApplier applier) {
        return loop(applier, Pace.STEADY);
    }

    PollLoop loop(BatchApplier applier, Pace pace) {
        return loop(settings("group").withPace(pace), transactions, applier, LogListener.NONE);
    }

    PollLoop loop(
            String group,
            Transactions itsTransactions,
            BatchApplier applier,
            LogListener listener) {
        return loop(settings(group), itsTransactions, applier, listener);
    }

    private PollLoopSettings settings(String group) {
        return PollLoopSettings.of(group + "-" + topic, topic, kafka())
                .withBatchMax(1000)
                .withBackoff(QUICK);
    }

    private static PollLoop loop(
            PollLoopSettings settings,
            Transactions itsTransactions,
            BatchApplier applier,
            LogListener listener) {
        return new PollLoop(
                settings, itsTransactions, applier, listener, Clock.systemUTC(), new Random(7));
    }

    OutboxRelay relay(TestPool itsPool) {
        return relay(itsPool, RelaySettings.of(kafka()));
    }

    OutboxRelay relay(TestPool itsPool, RelaySettings settings) {
        return new OutboxRelay(
                settings, itsPool, LogListener.NONE, Clock.systemUTC(), new Random(7));
    }

    /** Writes each record's text into the table seen; a second time breaks its primary key. */
    static void see(Connection connection, List<LogRecord> records) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "INSERT INTO seen (partition_no, record_offset, text) VALUES (?, ?, ?)")) {
            for (LogRecord record : records) {
                statement.setInt(1, record.partition());
                statement.setLong(2, record.offset());
                statement.setString(3, text(record.value()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    void position(int partition, long next) throws SQLException {
        run(
                "INSERT INTO partition_position (topic, partition_no, next_offset) VALUES ('%s', %d, %d)"
                        .formatted(topic, partition, next));
    }

    /** Appends in a transaction of its own. */
    void append(List<OutboxMessage> messages) throws SQLException {
        transactions.call(
                connection -> {
                    new Outbox(Clock.systemUTC()).append(connection, messages);
                    return true;
                });
    }

    /** Ends all sessions of this test's database, as a failing server would. */
    void killSessions() throws SQLException {
        List<String> sessions =
                texts(
                        "SELECT id FROM information_schema.processlist"
                                + " WHERE db = DATABASE() AND id <> CONNECTION_ID()");
        for (String session : sessions) {
            try {
                run("KILL " + session);
            } catch (SQLException e) {
                // It ended by itself in the meantime.
                System.getLogger("test").log(System.Logger.Level.DEBUG, "gone", e);
            }
        }
    }

    List<String> seen() throws SQLException {
        return texts("SELECT text FROM seen ORDER BY partition_no, record_offset");
    }

    static OutboxMessage message(String topic, int id, UUID key, String text) {
        return OutboxMessage.byKey(
                new UUID(0, id), topic, key, text.getBytes(StandardCharsets.UTF_8));
    }

    static void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }
}
