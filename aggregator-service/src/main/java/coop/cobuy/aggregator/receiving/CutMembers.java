package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who gets less than planned of anything in a purchase order. */
@Singleton
class CutMembers {

    private final TransactionOperations<Connection> transactions;

    CutMembers(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** All of them after one, in the order of their ids. */
    List<MemberId> after(UUID coop, UUID order, UUID after) {
        return transactions.executeRead(
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection()
                                    .prepareStatement(
                                            """
                                            SELECT DISTINCT member_id
                                            FROM final_allotment
                                            WHERE coop_id = ? AND purchase_order_id = ?
                                              AND units_milli < planned_milli AND member_id > ?
                                            ORDER BY member_id
                                            """)) {
                        statement.setBytes(1, Id.bytes(coop));
                        statement.setBytes(2, Id.bytes(order));
                        statement.setBytes(3, Id.bytes(after));
                        return read(statement);
                    }
                });
    }

    private static List<MemberId> read(PreparedStatement statement) throws SQLException {
        List<MemberId> members = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                members.add(new MemberId(Id.uuid(rows.getBytes(1))));
            }
        }
        return members;
    }
}
