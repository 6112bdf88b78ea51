package coop.cobuy.local.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.servers.ChildProcess;
import coop.cobuy.servers.EmbeddedBroker;
import coop.cobuy.servers.EmbeddedDatabase;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Two whole sets of real servers: what is saved from one is brought back into the other. */
class BackupTest {

    private static final String DATABASE = "saved";
    private static final TopicPartition LOG = new TopicPartition("orders", 1);
    private static final TopicPartition EXPIRING = new TopicPartition("events", 0);

    @TempDir static Path folder;

    private static final List<AutoCloseable> SERVERS = new ArrayList<>();
    private static Stores from;
    private static Stores to;

    static {
        from = to = new Stores("", "", "", List.of(), "");
    }

    @BeforeAll
    static void startServers() throws Exception {
        from = servers("from");
        to = servers("to");
        fillDatabase();
        fillLog();
    }

    private static Stores servers(String name) {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(
                        folder.resolve(name + "-database"), ChildProcess.freePort(), List.of());
        SERVERS.add(database);
        database.createDatabase(DATABASE);
        EmbeddedBroker broker =
                EmbeddedBroker.start(folder.resolve(name + "-broker"), ChildProcess.freePort());
        SERVERS.add(broker);
        return new Stores(
                database.url(""),
                EmbeddedDatabase.USER,
                database.password(),
                List.of(DATABASE),
                broker.bootstrapServers());
    }

    private static void fillDatabase() throws Exception {
        try (Connection connection = from.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("USE " + DATABASE);
            statement.execute(
                    """
                    CREATE TABLE partition_position (
                      topic VARCHAR(200) NOT NULL, partition_no INT NOT NULL,
                      next_offset BIGINT NOT NULL, PRIMARY KEY (topic, partition_no))
                    """);
            statement.execute(
                    "INSERT INTO partition_position VALUES ('orders', 1, 90), ('events', 0, 30)");
            statement.execute(
                    """
                    CREATE TABLE many_kinds (
                      id BINARY(16) NOT NULL PRIMARY KEY, name VARCHAR(100), price DECIMAL(18,6),
                      at DATETIME(6), flag TINYINT(1), amount BIGINT, content LONGTEXT, raw LONGBLOB)
                    """);
            statement.execute(
                    """
                    INSERT INTO many_kinds VALUES
                     (UNHEX('00112233445566778899AABBCCDDEEFF'), 'Crème fraîche 🥛', 0.123456,
                      '2026-03-29 02:30:00.123456', 1, -9223372036854775808, '{"a":"\\'"}', UNHEX('00FF00')),
                     (UNHEX('FF112233445566778899AABBCCDDEEFF'), NULL, NULL, NULL, 0, NULL, '', NULL)
                    """);
        }
    }

    private static void fillLog() throws Exception {
        try (Admin admin = Admin.create(from.kafkaClient())) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(LOG.topic(), 2, (short) 1)
                                            .configs(
                                                    Map.of(
                                                            TopicConfig
                                                                    .MESSAGE_TIMESTAMP_TYPE_CONFIG,
                                                            "LogAppendTime",
                                                            TopicConfig.RETENTION_MS_CONFIG,
                                                            "-1")),
                                    new NewTopic(EXPIRING.topic(), 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(
                            from.kafkaClient(),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())) {
                for (int i = 0; i < 100; i++) {
                    byte[] key = {(byte) i};
                    producer.send(record(LOG, key, i % 7 == 0 ? null : new byte[] {1, (byte) i}));
                    producer.send(record(EXPIRING, key, key));
                }
            }
            admin.deleteRecords(Map.of(EXPIRING, RecordsToDelete.beforeOffset(20)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(
            TopicPartition partition, byte[] key, byte[] value) {
        ProducerRecord<byte[], byte[]> made =
                new ProducerRecord<>(partition.topic(), partition.partition(), key, value);
        made.headers().add("cobuy-id", key);
        return made;
    }

    @AfterAll
    static void stopServers() throws Exception {
        for (AutoCloseable server : SERVERS) {
            server.close();
        }
    }

    @Test
    void whatIsBroughtBackIsWhatWasSaved() throws Exception {
        Path file = folder.resolve("cobuy.backup");
        new Backup(from, Clock.systemUTC()).write(file);
        assertTrue(Files.notExists(folder.resolve("cobuy.backup.part")));

        new Restore(to).read(file);

        assertEquals(rows(from, "many_kinds"), rows(to, "many_kinds"));
        assertEquals(List.of("[events, 0, 10]", "[orders, 1, 90]"), rows(to, "partition_position"));
        assertEquals(log(from, LOG, 0), log(to, LOG, 0));
        assertEquals(100, log(to, LOG, 0).size());
        assertEquals(
                log(from, EXPIRING, 20).stream().map(BackupTest::withoutOffset).toList(),
                log(to, EXPIRING, 0).stream().map(BackupTest::withoutOffset).toList());
        assertEquals(80, log(to, EXPIRING, 0).size());
        assertEquals("LogAppendTime", setting(to, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG));
        assertEquals("-1", setting(to, TopicConfig.RETENTION_MS_CONFIG));

        assertThrows(IllegalStateException.class, () -> new Restore(to).read(file));
    }

    @Test
    void aFileThatIsNoBackupIsRefused() throws Exception {
        Path file = folder.resolve("other.zip");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("hello"));
        }
        assertThrows(IllegalStateException.class, () -> new Restore(to).read(file));
    }

    private static List<String> rows(Stores stores, String table) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection connection = stores.connect();
                Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery(
                                "SELECT * FROM " + DATABASE + "." + table + " ORDER BY 1")) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    boolean binary =
                            result.getMetaData().getColumnTypeName(i).matches(".*(BLOB|BINARY).*");
                    byte[] bytes = result.getBytes(i);
                    row.add(
                            binary && bytes != null
                                    ? HexFormat.of().formatHex(bytes)
                                    : String.valueOf(result.getString(i)));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    private static List<String> log(Stores stores, TopicPartition partition, long begin) {
        List<String> log = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        stores.kafkaClient(),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, begin);
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (begin + log.size() < end) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(Duration.ofSeconds(1))) {
                    log.add(
                            read.offset()
                                    + " "
                                    + read.timestamp()
                                    + " "
                                    + hex(read.key())
                                    + " "
                                    + hex(read.value())
                                    + " "
                                    + hex(read.headers().lastHeader("cobuy-id").value()));
                }
            }
        }
        return log;
    }

    private static String hex(byte[] bytes) {
        return bytes == null ? "-" : HexFormat.of().formatHex(bytes);
    }

    private static String withoutOffset(String line) {
        return line.substring(line.indexOf(' '));
    }

    private static String setting(Stores stores, String name) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, LOG.topic());
        try (Admin admin = Admin.create(stores.kafkaClient())) {
            return admin.describeConfigs(List.of(topic))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .get(topic)
                    .get(name)
                    .value();
        }
    }
}
