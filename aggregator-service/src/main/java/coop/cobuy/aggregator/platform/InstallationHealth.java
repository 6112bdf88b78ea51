package coop.cobuy.aggregator.platform;

import coop.cobuy.log.Transactions;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How this installation is, for somebody who looks at a page: asked anew each time, with a limit,
 * and no part's fault hides another's.
 */
@Singleton
public class InstallationHealth {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationHealth.class);
    private static final int LIMIT_MILLIS = 3000;

    private final Transactions transactions;
    private final KafkaSettings kafka;
    private final Collection<BackgroundLoop> loops;
    private final Clock clock;

    InstallationHealth(
            Transactions transactions,
            KafkaSettings kafka,
            Collection<BackgroundLoop> loops,
            Clock clock) {
        this.transactions = transactions;
        this.kafka = kafka;
        this.loops = loops;
        this.clock = clock;
    }

    /**
     * The database.
     *
     * @param version as the server says
     * @param took for one question and its answer
     */
    public record Database(String version, Duration took) {}

    /**
     * A topic that is applied here.
     *
     * @param topic without the installation's prefix
     * @param behind records that are in the log and not applied yet
     */
    public record Lag(String topic, long behind) {}

    /**
     * What was written and is not known to be in the log.
     *
     * @param since the oldest of it; null: there is none
     */
    public record Outbox(long waiting, @Nullable Instant since) {}

    /** Something that works in the background on this instance. */
    public record Loop(String name, boolean running) {}

    /**
     * All of it.
     *
     * @param database null: it does not answer
     * @param lags null: the broker or the database does not answer
     * @param outbox null: the database does not answer
     */
    public record Report(
            @Nullable Database database,
            @Nullable List<Lag> lags,
            @Nullable Outbox outbox,
            List<Loop> loops) {

        public Report {
            lags = lags == null ? null : List.copyOf(lags);
            loops = List.copyOf(loops);
        }
    }

    public Report look() {
        return new Report(
                asked("database", InstallationHealth::database),
                lags(),
                asked("outbox", InstallationHealth::outbox),
                loops.stream().map(loop -> new Loop(loop.name(), loop.running())).toList());
    }

    /** A question to the database, and how long it took. */
    private interface Question<T> {

        T in(Connection connection, Clock clock) throws SQLException;
    }

    private <T> @Nullable T asked(String what, Question<T> question) {
        try {
            return transactions.call(connection -> question.in(connection, clock));
        } catch (SQLException e) {
            LOG.warn("The {} cannot be looked at: {}", what, e.toString());
            return null;
        }
    }

    private static Database database(Connection connection, Clock clock) throws SQLException {
        Instant begin = clock.instant();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT VERSION()")) {
            rows.next();
            return new Database(rows.getString(1), Duration.between(begin, clock.instant()));
        }
    }

    private static Outbox outbox(Connection connection, Clock clock) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT COUNT(*), MIN(created_at) FROM outbox"
                                        + " WHERE sent_at IS NULL");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            LocalDateTime since = rows.getObject(2, LocalDateTime.class);
            return new Outbox(
                    rows.getLong(1), since == null ? null : since.toInstant(ZoneOffset.UTC));
        }
    }

    private @Nullable List<Lag> lags() {
        Map<TopicPartition, Long> applied =
                asked("log", (connection, ignored) -> positions(connection));
        if (applied == null) {
            return null;
        }
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        applied.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties());
        properties.put("request.timeout.ms", LIMIT_MILLIS);
        properties.put("default.api.timeout.ms", LIMIT_MILLIS);
        try (Admin admin = Admin.create(properties)) {
            return behind(
                    applied,
                    admin.listOffsets(latest).all().get(LIMIT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("The broker cannot be looked at: {}", e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private Map<TopicPartition, Long> positions(Connection connection) throws SQLException {
        Map<TopicPartition, Long> positions = new HashMap<>();
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                "SELECT topic, partition_no, next_offset FROM partition_position");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (rows.getString(1).startsWith(kafka.topicPrefix())) {
                    positions.put(
                            new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
                }
            }
        }
        return positions;
    }

    private List<Lag> behind(
            Map<TopicPartition, Long> applied, Map<TopicPartition, ListOffsetsResultInfo> ends) {
        Map<String, Long> behind = new TreeMap<>();
        ends.forEach(
                (partition, end) -> {
                    long next = applied.getOrDefault(partition, end.offset());
                    String topic = partition.topic().substring(kafka.topicPrefix().length());
                    behind.merge(topic, Math.max(0, end.offset() - next), Long::sum);
                });
        return behind.entrySet().stream()
                .map(entry -> new Lag(entry.getKey(), entry.getValue()))
                .toList();
    }
}
