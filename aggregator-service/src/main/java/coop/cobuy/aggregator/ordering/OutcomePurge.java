package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.Id;
import coop.cobuy.log.Transactions;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Forgets idempotency keys some days after their round closed, some thousand at a time. A repeat
 * after that is told that the round is closed.
 */
@Singleton
@Requires(property = "cobuy.loops.enabled", value = "true", defaultValue = "true")
class OutcomePurge {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomePurge.class);
    private static final int ROWS = 5000;

    private final Transactions transactions;
    private final OrderingSettings settings;
    private final Clock clock;

    OutcomePurge(Transactions transactions, OrderingSettings settings, Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** A closed round, with its co-op. */
    private record Closed(UUID coop, UUID round) {}

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void purge() throws SQLException {
        Instant before = clock.instant().minus(settings.keysKept());
        for (Closed round : transactions.call(connection -> closed(connection, before))) {
            long gone = 0;
            int deleted = ROWS;
            while (deleted == ROWS) {
                deleted = transactions.call(connection -> delete(connection, round));
                gone += deleted;
            }
            LOG.info("Forgot {} idempotency keys of a round", gone);
        }
    }

    /** Closed in all partitions long ago, with keys left. */
    private static List<Closed> closed(Connection connection, Instant before) throws SQLException {
        String sql =
                "SELECT g.coop_id, g.round_id FROM order_gate g WHERE EXISTS (SELECT 1 FROM"
                    + " order_outcome o WHERE o.coop_id = g.coop_id AND o.round_id = g.round_id)"
                    + " GROUP BY g.coop_id, g.round_id HAVING MIN(g.state IN ('CLOSED',"
                    + " 'CANCELLED')) = 1 AND MAX(g.marked_at) < ? ORDER BY g.coop_id, g.round_id"
                    + " LIMIT 100";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UtcTime.of(before));
            List<Closed> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Closed(Id.uuid(rows.getBytes(1)), Id.uuid(rows.getBytes(2))));
                }
            }
            return found;
        }
    }

    private static int delete(Connection connection, Closed round) throws SQLException {
        String sql =
                "DELETE FROM order_outcome WHERE coop_id = ? AND round_id = ?"
                        + " ORDER BY key_hash LIMIT "
                        + ROWS;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(round.coop()));
            statement.setBytes(2, Id.bytes(round.round()));
            return statement.executeUpdate();
        }
    }
}
