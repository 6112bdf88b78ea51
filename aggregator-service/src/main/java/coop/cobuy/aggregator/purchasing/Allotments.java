package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.Arrivals;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.batching.Rules;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets how much of what is ordered, as planned when the drafts were made and changed with the
 * order since. What members get of a delivery that differs is receiving's.
 */
@Singleton
public class Allotments {

    private static final String AS_IT_STANDS = "allotted_milli";
    private static final String AS_DRAFTED = "COALESCE(planned_milli, allotted_milli)";

    private final TransactionOperations<Connection> transactions;
    private final OrderLineRows lines;
    private final PurchaseOrders orders;
    private final FrozenRounds rounds;

    Allotments(
            TransactionOperations<Connection> transactions,
            OrderLineRows lines,
            PurchaseOrders orders,
            FrozenRounds rounds) {
        this.transactions = transactions;
        this.lines = lines;
        this.orders = orders;
        this.rounds = rounds;
    }

    /**
     * Streams the planned allotments of one line, also those of nothing. Takes part in the caller's
     * transaction if there is one; then its connection must not be used before this returns.
     */
    public void ofLine(CoopId coop, PurchaseOrderId order, OfferId offer, AllottedMember allotted) {
        read(
                AS_IT_STANDS,
                coop,
                order,
                offer,
                (member, asked, tolerance, units, reason, isWhole) ->
                        allotted.take(member, asked, tolerance, units));
    }

    /**
     * A line's plan, in memory: 80 bytes for each member who asked for it.
     *
     * @return nothing if the purchase order has no such offer
     */
    @Transactional
    public Optional<LinePlan> plan(CoopId coop, PurchaseOrderId order, OfferId offer) {
        return plan(AS_IT_STANDS, coop, order, offer);
    }

    /** The plan of the drafts, whatever changes of the order made of it since. */
    @Transactional
    Optional<LinePlan> firstPlan(CoopId coop, PurchaseOrderId order, OfferId offer) {
        return plan(AS_DRAFTED, coop, order, offer);
    }

    private Optional<LinePlan> plan(
            String allottedMilli, CoopId coop, PurchaseOrderId order, OfferId offer) {
        Optional<OrderLineRow> line = lines.find(coop.value(), order.value(), offer.value());
        if (line.isEmpty()) {
            return Optional.empty();
        }
        RoundSnapshot snapshot = snapshot(coop, order);
        Map<MemberId, Integer> priorities = snapshot.priorities();
        OfferLines.Builder planned = OfferLines.builder();
        OfferLines.Builder claims = OfferLines.builder();
        read(
                allottedMilli,
                coop,
                order,
                offer,
                (member, asked, tolerance, allotted, reason, isWhole) -> {
                    planned.addPlanned(member, new Units(asked), new Units(allotted));
                    if (isWhole && allotted > 0) {
                        planned.allOrNothing();
                    }
                    boolean isOut =
                            reason.equals(ReasonCode.PRICE_ABOVE_LIMIT.name())
                                    || reason.equals(ReasonCode.ALL_OR_NOTHING.name());
                    claims.add(
                            member,
                            isOut ? Units.ZERO : new Units(asked),
                            isOut ? Units.ZERO : new Units(tolerance),
                            null);
                    if (!priorities.isEmpty()) {
                        int of = priorities.getOrDefault(member, 0);
                        planned.priority(of);
                        claims.priority(of);
                    }
                });
        Rules rules =
                new Rules(
                        AllotmentRule.valueOf(line.get().allotmentRule()),
                        OfferDecisions.residues(order, offer));
        UnitCode unit = new UnitCode(line.get().unit());
        if (rules.allotment() == AllotmentRule.FIRST_COME) {
            Arrivals queue = queue(coop, order, offer, claims.build());
            planned.arrivals(queue);
            claims.arrivals(queue);
        }
        return Optional.of(
                new LinePlan(
                        offer,
                        unit,
                        planned.build(),
                        claims.build(),
                        rules,
                        snapshot.rules().surplus() == RoundRules.Surplus.TO_STOCK));
    }

    private RoundSnapshot snapshot(CoopId coop, PurchaseOrderId order) {
        return orders.roundOf(coop, order)
                .flatMap(round -> rounds.find(coop, round))
                .map(FrozenRound::snapshot)
                .orElseThrow(() -> new IllegalStateException("no snapshot of order " + order));
    }

    private Arrivals queue(CoopId coop, PurchaseOrderId order, OfferId offer, OfferLines lines) {
        return transactions.executeRead(
                status -> ArrivalTable.read(status.getConnection(), coop, order, offer, lines));
    }

    /** Takes an allotment with the code of its reason. */
    @FunctionalInterface
    private interface Reasoned {
        void take(
                MemberId member,
                long askedMilli,
                long toleranceMilli,
                long allottedMilli,
                String reason,
                boolean isAllOrNothing);
    }

    private void read(
            String allottedMilli,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            Reasoned reasoned) {
        transactions.executeRead(
                status -> {
                    stream(status.getConnection(), allottedMilli, coop, order, offer, reasoned);
                    return true;
                });
    }

    private static void stream(
            Connection connection,
            String allottedMilli,
            CoopId coop,
            PurchaseOrderId order,
            OfferId offer,
            Reasoned allotted)
            throws SQLException {
        LineRows.read(
                connection,
                """
                SELECT member_id, asked_milli, tolerance_milli, %s, reason,
                       offered_milli IS NOT NULL
                FROM allotment
                WHERE coop_id = ? AND purchase_order_id = ? AND offer_id = ?
                ORDER BY member_id
                """
                        .formatted(allottedMilli),
                coop,
                order,
                offer,
                row ->
                        allotted.take(
                                new MemberId(Id.uuid(row.getBytes(1))),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getString(5),
                                row.getBoolean(6)));
    }
}
