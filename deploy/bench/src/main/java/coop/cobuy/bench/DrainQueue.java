package coop.cobuy.bench;

import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.local.Surroundings;
import coop.cobuy.local.backup.Stores;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Fills the supplier-adapter's queue: suppliers' lanes are held by a lease of ours until all
 * documents are in it, and are then let go at once.
 */
final class DrainQueue implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Connection connection;
    private final String kafka;
    private final UUID coop;

    DrainQueue(Stores stores, String coop) {
        this.kafka = stores.kafka();
        this.coop = UUID.fromString(coop);
        try {
            connection =
                    DriverManager.getConnection(
                            stores.server() + Surroundings.ADAPTER_DATABASE,
                            stores.user(),
                            stores.password());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot reach the adapter's database", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** Nobody sends to these suppliers until {@link #letGo}. */
    void hold(List<UUID> suppliers) {
        String sql =
                "INSERT INTO delivery_lane (coop_id, supplier_id, lease, leased_until)"
                        + " VALUES (?, ?, ?, '2099-01-01')";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (UUID supplier : suppliers) {
                statement.setBytes(1, bytes(coop));
                statement.setBytes(2, bytes(supplier));
                statement.setBytes(3, bytes(supplier));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("lanes cannot be held", e);
        }
    }

    void letGo() {
        String sql =
                "UPDATE delivery_lane SET leased_until = '2000-01-01'"
                        + " WHERE coop_id = ? AND leased_until = '2099-01-01'";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, bytes(coop));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("lanes cannot be let go", e);
        }
    }

    /** So many orders of one line to each supplier, in the log. */
    void order(List<UUID> suppliers, int each) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 20);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            int number = 0;
            for (int i = 0; i < each; i++) {
                for (UUID supplier : suppliers) {
                    UUID order = UUID.nameUUIDFromBytes(ascii(supplier + "/" + i));
                    byte[] message = WireJson.write(message(supplier, order, ++number));
                    Future<RecordMetadata> _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            PurchaseOrderMessage.TOPIC,
                                            ascii(order.toString()),
                                            message));
                }
            }
            producer.flush();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private PurchaseOrderMessage message(UUID supplier, UUID order, int number) {
        return new PurchaseOrderApproved(
                coop,
                "Co-op that is measured",
                supplier,
                "S",
                "Supplier",
                order,
                order,
                "PO-" + number,
                0,
                "2026-11-23T12:00:00Z",
                "2026-12-01",
                null,
                null,
                "EUR",
                List.of(
                        new PurchaseOrderApproved.Line(
                                1,
                                order,
                                "RICE-1",
                                "Rice, 1 kg",
                                "C62",
                                "6",
                                2,
                                "12",
                                "1.20",
                                "14.40",
                                "7.00")),
                "14.40",
                "1.01",
                "15.41");
    }

    /** Documents to these suppliers, in a state or, if that is empty, at all. */
    int count(List<UUID> suppliers, String state) {
        String sql =
                "SELECT COUNT(*) FROM delivery WHERE coop_id = ? AND supplier_id BETWEEN ? AND ?"
                        + (state.isEmpty() ? "" : " AND state = '" + state + "'");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, bytes(coop));
            statement.setBytes(2, bytes(suppliers.getFirst()));
            statement.setBytes(3, bytes(suppliers.getLast()));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("deliveries cannot be counted", e);
        }
    }

    /**
     * @throws IllegalStateException after the limit
     */
    void awaitCount(List<UUID> suppliers, String state, int expected, Duration limit) {
        for (long looks = limit.dividedBy(LOOK); count(suppliers, state) < expected; looks--) {
            if (looks == 0) {
                throw new IllegalStateException(
                        "%d of %d documents are %s after %s"
                                .formatted(count(suppliers, state), expected, state, limit));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
