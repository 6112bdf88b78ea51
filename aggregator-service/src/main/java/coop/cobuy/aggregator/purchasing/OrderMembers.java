package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Who asked for anything in a purchase order. */
@Singleton
class OrderMembers {

    private final TransactionOperations<Connection> transactions;

    OrderMembers(TransactionOperations<Connection> transactions) {
        this.transactions = transactions;
    }

    /** Which of them. */
    sealed interface Whom {

        /** Everybody who asked for anything. */
        record All() implements Whom {}

        /** Those with an allotment of this reason. */
        record Of(ReasonCode reason) implements Whom {}

        /** Those who get something else by this change of the order, and by no later one. */
        record ChangedIn(int revision) implements Whom {}
    }

    /**
     * All that are meant after one, in the order of their ids, some at a time. They are kept in
     * memory: 16 bytes each and an object, which a co-op of a million bears.
     */
    void after(
            CoopId coop,
            PurchaseOrderId order,
            UUID after,
            Whom whom,
            int atATime,
            Consumer<List<MemberId>> members) {
        List<MemberId> all = all(coop, order, after, whom);
        for (int from = 0; from < all.size(); from += atATime) {
            members.accept(all.subList(from, Math.min(from + atATime, all.size())));
        }
    }

    private List<MemberId> all(CoopId coop, PurchaseOrderId order, UUID after, Whom whom) {
        String reason = whom instanceof Whom.Of of ? of.reason().name() : null;
        Integer revision = whom instanceof Whom.ChangedIn in ? in.revision() : null;
        return transactions.executeRead(
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection()
                                    .prepareStatement(
                                            """
                                            SELECT DISTINCT member_id
                                            FROM allotment
                                            WHERE coop_id = ? AND purchase_order_id = ?
                                              AND member_id > ? AND (? IS NULL OR reason = ?)
                                              AND (? IS NULL OR changed_in = ?)
                                            ORDER BY member_id
                                            """)) {
                        statement.setBytes(1, coop.bytes());
                        statement.setBytes(2, order.bytes());
                        statement.setBytes(3, Id.bytes(after));
                        statement.setString(4, reason);
                        statement.setString(5, reason);
                        statement.setObject(6, revision);
                        statement.setObject(7, revision);
                        return read(statement);
                    }
                });
    }

    private static List<MemberId> read(PreparedStatement statement) throws java.sql.SQLException {
        List<MemberId> members = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                members.add(new MemberId(Id.uuid(rows.getBytes(1))));
            }
        }
        return members;
    }
}
