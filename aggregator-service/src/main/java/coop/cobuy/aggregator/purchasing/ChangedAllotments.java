package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.batching.Redistribution;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets allotments follow the changes of their order. They are shared from the drafts' plan each
 * time, not from the change before, so that it does not matter by which steps an order came to what
 * it says: changed back, everybody gets what was planned.
 */
@Singleton
class ChangedAllotments {

    private static final int ROWS = 1000;
    private static final String UPDATE =
            """
            UPDATE allotment
            SET planned_milli = COALESCE(planned_milli, allotted_milli), changed_in = ?,
                allotted_milli = ?
            WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ? AND member_id = ?
              AND allotted_milli <> ?
            """;

    private final Allotments allotments;
    private final TransactionOperations<Connection> transactions;

    ChangedAllotments(Allotments allotments, TransactionOperations<Connection> transactions) {
        this.allotments = allotments;
        this.transactions = transactions;
    }

    /**
     * What members get of a changed line.
     *
     * @param allotted the sum of it
     * @param facts by which it was shared
     * @param hash over what each gets
     */
    @SuppressWarnings("ArrayRecordComponent") // the hash is only handed through
    record Shared(Units allotted, ShortfallFacts facts, byte[] hash) {}

    private record Share(MemberId member, long units) {}

    /**
     * Shares another quantity of a line, in the caller's transaction.
     *
     * @param revision of the order that orders it
     */
    @Transactional
    Shared share(CoopId coop, PurchaseOrderId order, OfferId offer, int revision, Units available) {
        LinePlan plan =
                allotments
                        .firstPlan(coop, order, offer)
                        .orElseThrow(() -> new IllegalStateException("no line of " + offer));
        Redistribution shares = plan.shared(available, ShortfallCause.CHANGE);
        List<Share> all = new ArrayList<>(shares.count());
        for (int i = 0; i < shares.count(); i++) {
            all.add(new Share(plan.planned().member(i), shares.allottedMilli(i)));
        }
        transactions.executeWrite(
                status -> {
                    write(status.getConnection(), coop, order, offer, revision, all);
                    return true;
                });
        return new Shared(available.minus(shares.stock()), shares.facts(), hash(revision, all));
    }

    /** Whose allotments would be others if so much of a line were ordered; nothing is written. */
    @Transactional
    List<ChangeEffect.Moved> would(
            CoopId coop, PurchaseOrderId order, OfferId offer, Units available) {
        Optional<LinePlan> plan = allotments.firstPlan(coop, order, offer);
        if (plan.isEmpty()) {
            return List.of();
        }
        Map<MemberId, Long> now = allotted(coop, order, offer);
        Redistribution shares = plan.get().shared(available, ShortfallCause.CHANGE);
        List<ChangeEffect.Moved> moved = new ArrayList<>();
        for (int i = 0; i < shares.count(); i++) {
            MemberId member = plan.get().planned().member(i);
            long before = now.getOrDefault(member, 0L);
            if (before != shares.allottedMilli(i)) {
                moved.add(
                        new ChangeEffect.Moved(
                                member, new Units(before), new Units(shares.allottedMilli(i))));
            }
        }
        return moved;
    }

    private Map<MemberId, Long> allotted(CoopId coop, PurchaseOrderId order, OfferId offer) {
        return transactions.executeRead(
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection()
                                    .prepareStatement(
                                            """
                                            SELECT member_id, allotted_milli
                                            FROM allotment
                                            WHERE coop_id = ? AND purchase_order_id = ?
                                              AND offer_id = ?
                                            ORDER BY member_id
                                            """)) {
                        statement.setBytes(1, coop.bytes());
                        statement.setBytes(2, order.bytes());
                        statement.setBytes(3, offer.bytes());
                        return byMember(statement);
                    }
                });
    }

    private static Map<MemberId, Long> byMember(PreparedStatement statement) throws SQLException {
        Map<MemberId, Long> units = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                units.put(new MemberId(Id.uuid(rows.getBytes(1))), rows.getLong(2));
            }
        }
        return units;
    }

    /** Rows that stay as they are are not touched, so they are not of this revision. */
    private static void write(
            Connection connection,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            int revision,
            List<Share> shares)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            int waiting = 0;
            for (Share share : shares) {
                statement.setInt(1, revision);
                statement.setLong(2, share.units());
                statement.setBytes(3, coop.bytes());
                statement.setBytes(4, order.bytes());
                statement.setBytes(5, offer.bytes());
                statement.setBytes(6, share.member().bytes());
                statement.setLong(7, share.units());
                statement.addBatch();
                if (++waiting % ROWS == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static byte[] hash(int revision, List<Share> shares) {
        return ContentHash.ofShares(
                revision,
                shares.stream().map(Share::member).toList(),
                shares.stream().mapToLong(Share::units).toArray());
    }

    /**
     * The lowest of the prices that an offer's members pay at the most for a unit; of those who are
     * left out because of it already, none.
     */
    @Transactional
    Optional<UnitPrice> lowestLimit(
            CoopId coop, PurchaseOrderId order, OfferId offer, Currency currency) {
        return transactions.executeRead(
                status -> {
                    try (PreparedStatement statement =
                            status.getConnection()
                                    .prepareStatement(
                                            """
                                            SELECT MIN(limit_micro)
                                            FROM allotment
                                            WHERE coop_id = ? AND purchase_order_id = ?
                                              AND offer_id = ? AND reason <> ?
                                            """)) {
                        statement.setBytes(1, coop.bytes());
                        statement.setBytes(2, order.bytes());
                        statement.setBytes(3, offer.bytes());
                        statement.setString(4, ReasonCode.PRICE_ABOVE_LIMIT.name());
                        return price(statement, currency);
                    }
                });
    }

    private static Optional<UnitPrice> price(PreparedStatement statement, Currency currency)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            long micro = rows.getLong(1);
            return rows.wasNull()
                    ? Optional.empty()
                    : Optional.of(
                            OrderReading.price(
                                    BigDecimal.valueOf(micro, UnitPrice.SCALE_MAX), currency));
        }
    }
}
