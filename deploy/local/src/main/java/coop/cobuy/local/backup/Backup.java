package coop.cobuy.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one file with everything; the services may go on working meanwhile. */
public final class Backup {

    private static final Duration POLL = Duration.ofSeconds(5);
    private static final int FETCH_ROWS = 1000;

    private final Stores stores;
    private final Clock clock;

    public Backup(Stores stores, Clock clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /**
     * Writes the file; it appears under its name only when it is whole.
     *
     * @throws IllegalStateException if the log has gaps or a store cannot be read
     */
    public Manifest write(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Manifest manifest;
        try (OutputStream out =
                        Files.newOutputStream(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
                Connection connection = stores.connect()) {
            manifest = write(zip, connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the database: " + e.getMessage(), e);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return manifest;
    }

    private Manifest write(ZipOutputStream zip, Connection connection)
            throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
        }
        List<Manifest.Table> tables = new ArrayList<>();
        for (String database : stores.databases()) {
            for (String table : tables(connection, database)) {
                tables.add(writeTable(zip, connection, database, table));
            }
        }
        List<Manifest.Partition> partitions = writeLog(zip);
        Manifest manifest =
                new Manifest(
                        Manifest.FORMAT,
                        clock.instant().toString(),
                        tables,
                        TopicSettings.read(stores, partitions),
                        partitions);
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        return manifest;
    }

    private static List<String> tables(Connection connection, String database) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT table_name FROM information_schema.tables
                        WHERE table_schema = ? AND table_type = 'BASE TABLE'
                        ORDER BY table_name
                        """)) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    private static Manifest.Table writeTable(
            ZipOutputStream zip, Connection connection, String database, String table)
            throws SQLException, IOException {
        String name = Manifest.quoted(database) + "." + Manifest.quoted(table);
        String create;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW CREATE TABLE " + name)) {
            rows.next();
            create = rows.getString(2);
        }
        zip.putNextEntry(new ZipEntry(Manifest.entry(database, table)));
        long count = 0;
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            // Integer.MIN_VALUE makes Connector/J hand rows over as they come, whatever their
            // number.
            statement.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = statement.executeQuery("SELECT * FROM " + name)) {
                Cells cells = new Cells(rows.getMetaData());
                columns.addAll(cells.columns());
                DataOutputStream out = new DataOutputStream(zip);
                while (rows.next()) {
                    cells.write(rows, out);
                    count++;
                }
                out.flush();
            }
        }
        zip.closeEntry();
        return new Manifest.Table(database, table, create, columns, count);
    }

    private List<Manifest.Partition> writeLog(ZipOutputStream zip) throws IOException {
        Map<String, Object> settings = new LinkedHashMap<>(stores.kafkaClient());
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        settings.put("max.poll.records", FETCH_ROWS);
        List<Manifest.Partition> written = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .filter(info -> !info.topic().startsWith("__"))
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .sorted(
                                    java.util.Comparator.comparing(TopicPartition::topic)
                                            .thenComparingInt(TopicPartition::partition))
                            .toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            for (TopicPartition partition : all) {
                long begin = at(begins, partition);
                long end = at(ends, partition);
                writePartition(zip, consumer, partition, begin, end);
                written.add(
                        new Manifest.Partition(
                                partition.topic(), partition.partition(), begin, end));
            }
        }
        return written;
    }

    private static long at(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        @Nullable Long offset = offsets.get(partition);
        if (offset == null) {
            throw new IllegalStateException(partition + " has no offsets");
        }
        return offset;
    }

    private static void writePartition(
            ZipOutputStream zip,
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            long begin,
            long end)
            throws IOException {
        zip.putNextEntry(new ZipEntry(Manifest.entry(partition.topic(), partition.partition())));
        DataOutputStream out = new DataOutputStream(zip);
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
        long next = begin;
        while (next < end) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            for (ConsumerRecord<byte[], byte[]> entry : records) {
                if (entry.offset() != next && next < end) {
                    throw new IllegalStateException(
                            partition + ": offset " + entry.offset() + " (expected: " + next + ")");
                }
                if (next < end) {
                    LogEntry.of(entry).write(out);
                    next++;
                }
            }
        }
        out.flush();
        zip.closeEntry();
    }
}
