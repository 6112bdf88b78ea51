package coop.cobuy.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Brings a backup back into empty stores; the services must not run meanwhile. */
public final class Restore {

    private static final int BATCH_ROWS = 500;
    private static final int IN_FLIGHT_MAX = 5000;

    private final Stores stores;

    public Restore(Stores stores) {
        this.stores = stores;
    }

    /**
     * Reads the file into the stores.
     *
     * @throws IllegalStateException if a store is not empty, or the file is none of ours
     */
    public Manifest read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Admin admin = Admin.create(stores.kafkaClient());
                Connection connection = stores.connect()) {
            Manifest manifest = manifest(zip, file);
            checkEmpty(manifest, connection, admin);
            restoreLog(zip, manifest, admin);
            restoreTables(zip, manifest, connection);
            return manifest;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the database: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot write the log: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while restoring", e);
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null) {
            throw new IllegalStateException(file + " is no backup of Cobuy");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            Manifest manifest = new ObjectMapper().readValue(in, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new IllegalStateException(
                        "format: " + manifest.format() + " (expected: " + Manifest.FORMAT + ")");
            }
            return manifest;
        }
    }

    private void checkEmpty(Manifest manifest, Connection connection, Admin admin)
            throws SQLException, ExecutionException, InterruptedException {
        for (String database : stores.databases()) {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            """
                            SELECT COUNT(*) FROM information_schema.tables
                            WHERE table_schema = ?
                            """)) {
                statement.setString(1, database);
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        throw new IllegalStateException("database " + database + " is not empty");
                    }
                }
            }
        }
        for (Manifest.Partition partition : manifest.partitions()) {
            if (admin.listTopics().names().get().contains(partition.topic())) {
                throw new IllegalStateException("topic " + partition.topic() + " exists already");
            }
        }
    }

    private void restoreLog(ZipFile zip, Manifest manifest, Admin admin)
            throws IOException, ExecutionException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        manifest.partitions().forEach(p -> counts.merge(p.topic(), 1, Integer::sum));
        // Records keep their times while they are written: only afterwards does the broker stamp.
        List<NewTopic> topics = new ArrayList<>();
        counts.forEach(
                (topic, count) -> {
                    Map<String, String> settings =
                            new HashMap<>(manifest.topicSettings().getOrDefault(topic, Map.of()));
                    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
                    settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
                    topics.add(new NewTopic(topic, count, (short) 1).configs(settings));
                });
        admin.createTopics(topics).all().get();
        for (Manifest.Partition partition : manifest.partitions()) {
            restorePartition(zip, partition);
        }
        for (String topic : counts.keySet()) {
            resetSettings(admin, topic, manifest.topicSettings().getOrDefault(topic, Map.of()));
        }
    }

    private void restorePartition(ZipFile zip, Manifest.Partition partition)
            throws IOException, ExecutionException, InterruptedException {
        Map<String, Object> settings = new HashMap<>(stores.kafkaClient());
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        long offset = 0;
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(
                                settings, new ByteArraySerializer(), new ByteArraySerializer());
                DataInputStream in =
                        open(zip, Manifest.entry(partition.topic(), partition.partition()))) {
            for (long i = partition.begin(); i < partition.end(); i++) {
                LogEntry entry = LogEntry.read(in);
                sent.add(producer.send(entry.to(partition.topic(), partition.partition())));
                if (sent.size() == IN_FLIGHT_MAX || i == partition.end() - 1) {
                    offset = confirm(sent, offset);
                }
            }
        }
    }

    private static long confirm(List<Future<RecordMetadata>> sent, long first)
            throws ExecutionException, InterruptedException {
        long offset = first;
        for (Future<RecordMetadata> future : sent) {
            if (future.get().offset() != offset) {
                throw new IllegalStateException(
                        "offset: " + future.get().offset() + " (expected: " + offset + ")");
            }
            offset++;
        }
        sent.clear();
        return offset;
    }

    private static void resetSettings(Admin admin, String topic, Map<String, String> settings)
            throws ExecutionException, InterruptedException {
        List<AlterConfigOp> operations = new ArrayList<>();
        for (String name :
                List.of(
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        TopicConfig.RETENTION_MS_CONFIG)) {
            String value = settings.get(name);
            operations.add(
                    value == null
                            ? new AlterConfigOp(
                                    new ConfigEntry(name, ""), AlterConfigOp.OpType.DELETE)
                            : new AlterConfigOp(
                                    new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
        }
        admin.incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations))
                .all()
                .get();
    }

    private void restoreTables(ZipFile zip, Manifest manifest, Connection connection)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (Manifest.Table table : manifest.tables()) {
                statement.execute("USE " + Manifest.quoted(table.database()));
                // A table may point at one that is made after it.
                statement.execute("SET SESSION foreign_key_checks = 0");
                statement.execute(table.create());
                restoreRows(zip, table, connection);
                connection.commit();
            }
            for (Manifest.Partition partition : manifest.partitions()) {
                shiftPosition(connection, partition);
            }
            connection.commit();
        }
    }

    private static void restoreRows(ZipFile zip, Manifest.Table table, Connection connection)
            throws SQLException, IOException {
        String columns = String.join(", ", table.columns().stream().map(Manifest::quoted).toList());
        String marks = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        String insert =
                "INSERT INTO "
                        + Manifest.quoted(table.name())
                        + " ("
                        + columns
                        + ") VALUES ("
                        + marks
                        + ")";
        try (DataInputStream in = open(zip, Manifest.entry(table.database(), table.name()));
                PreparedStatement statement = connection.prepareStatement(insert)) {
            for (long i = 1; i <= table.rows(); i++) {
                Cells.read(in, table.columns().size(), statement);
                statement.addBatch();
                if (i % BATCH_ROWS == 0 || i == table.rows()) {
                    statement.executeBatch();
                }
            }
        }
    }

    /**
     * A topic whose oldest records had expired begins at zero again, so positions in it move down
     * by as much. The order log never expires, so places of orders stay what they were.
     */
    private void shiftPosition(Connection connection, Manifest.Partition partition)
            throws SQLException {
        if (partition.begin() == 0) {
            return;
        }
        for (String database : stores.databases()) {
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "UPDATE "
                                    + Manifest.quoted(database)
                                    + ".partition_position SET next_offset = next_offset - ?"
                                    + " WHERE topic = ? AND partition_no = ?")) {
                statement.setLong(1, partition.begin());
                statement.setString(2, partition.topic());
                statement.setInt(3, partition.partition());
                statement.executeUpdate();
            }
        }
    }

    private static DataInputStream open(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IllegalStateException("the backup lacks " + name);
        }
        return new DataInputStream(new BufferedInputStream(zip.getInputStream(entry), 1 << 16));
    }
}
