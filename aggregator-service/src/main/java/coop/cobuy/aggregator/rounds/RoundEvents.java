package coop.cobuy.aggregator.rounds;

import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.id.Id;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;

/** What is to be told to listeners, noted in the transaction that made it true. */
final class RoundEvents {

    /** Long ago, so that no clock's error delays the first telling. */
    private static final LocalDateTime AT_ONCE = LocalDateTime.of(2000, 1, 1, 0, 0);

    private RoundEvents() {}

    static void note(Connection connection, MarkRound mark, RoundEvent event) throws SQLException {
        String sql =
                "INSERT INTO round_event (coop_id, round_id, event, due_at, attempts)"
                        + " VALUES (?, ?, ?, ?, 0)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, Id.bytes(mark.coopId()));
            statement.setBytes(2, Id.bytes(mark.roundId()));
            statement.setString(3, event.name());
            statement.setObject(4, AT_ONCE);
            statement.executeUpdate();
        }
    }
}
