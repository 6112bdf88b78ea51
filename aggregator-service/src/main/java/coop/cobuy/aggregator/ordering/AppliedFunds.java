package coop.cobuy.aggregator.ordering;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Which changes of members' funds have come through the log of orders and are counted here. */
@Singleton
public class AppliedFunds {

    private final TransactionOperations<Connection> transactions;

    AppliedFunds(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Whether a change of a member's funds was applied. */
    public boolean isApplied(CoopId coop, MemberId member, UUID change) {
        return transactions.executeRead(
                status -> isApplied(status.getConnection(), coop, member, change));
    }

    private static boolean isApplied(
            Connection connection, CoopId coop, MemberId member, UUID change) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT 1 FROM funds_change
                        WHERE coop_id = ? AND member_id = ? AND change_id = ?
                        """)) {
            statement.setBytes(1, coop.bytes());
            statement.setBytes(2, member.bytes());
            statement.setBytes(3, Id.bytes(change));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
