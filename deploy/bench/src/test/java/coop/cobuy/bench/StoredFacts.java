package coop.cobuy.bench;

import coop.cobuy.local.Surroundings;
import coop.cobuy.local.backup.Stores;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What no route tells: looks into the tables, and never writes. */
final class StoredFacts {

    private final Stores stores;
    private final String coop;

    StoredFacts(Stores stores, String coop) {
        this.stores = stores;
        this.coop = coop;
    }

    boolean canBeRead() {
        try (Connection connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stores.server() + Surroundings.AGGREGATOR_DATABASE,
                stores.user(),
                stores.password());
    }

    /** How many different commands of the round were decided. */
    long outcomes(String round) throws SQLException {
        return number(
                "SELECT COUNT(*) FROM order_outcome WHERE coop_id = ? AND round_id = ?",
                coop,
                round);
    }

    /**
     * Units, in thousandths, that members get of what came for a purchase order, summed up member
     * by member: as planned, but for offers of which another quantity came.
     */
    long allottedMilli(String order) throws SQLException {
        return number(
                """
                SELECT COALESCE(SUM(COALESCE(f.units, a.units)), 0)
                FROM (SELECT offer_id, SUM(allotted_milli) AS units FROM allotment
                      WHERE coop_id = ? AND purchase_order_id = ? GROUP BY offer_id) a
                LEFT JOIN (SELECT offer_id, SUM(units_milli) AS units FROM final_allotment
                      WHERE coop_id = ? AND purchase_order_id = ? GROUP BY offer_id) f
                  ON f.offer_id = a.offer_id
                """,
                coop,
                order,
                coop,
                order);
    }

    /** Accounts whose kept balance is not the sum of their transfers. */
    long wrongBalances() throws SQLException {
        return number(
                """
                SELECT COUNT(*) FROM ledger_balance b
                WHERE b.coop_id = ? AND b.balance_minor <>
                    (SELECT COALESCE(SUM(t.amount_minor), 0) FROM ledger_transfer t
                     WHERE t.coop_id = b.coop_id AND t.credit_account_id = b.account_id)
                  - (SELECT COALESCE(SUM(t.amount_minor), 0) FROM ledger_transfer t
                     WHERE t.coop_id = b.coop_id AND t.debit_account_id = b.account_id)
                """,
                coop);
    }

    private long number(String sql, String... ids) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.length; i++) {
                statement.setBytes(1 + i, bytes(ids[i]));
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static byte[] bytes(String id) {
        UUID uuid = UUID.fromString(id);
        return ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }
}
