package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds and clears away what earlier draftings of a round wrote. */
@Singleton
class DraftClearing {

    private final DraftClaims claims;
    private final PurchaseOrderRows orders;
    private final OrderLineRows lines;
    private final LineClearing clearing;

    DraftClearing(
            DraftClaims claims,
            PurchaseOrderRows orders,
            OrderLineRows lines,
            LineClearing clearing) {
        this.claims = claims;
        this.orders = orders;
        this.lines = lines;
        this.clearing = clearing;
    }

    /**
     * The round's possible purchase orders, by supplier code, but for those that were cancelled.
     */
    @Transactional
    List<PurchaseOrderId> openOrders(DraftClaim claim, RoundSnapshot snapshot) {
        Set<UUID> cancelled = new HashSet<>();
        for (PurchaseOrderRow row : orders.ofRound(claim.coop().value(), claim.round().value())) {
            if (OrderState.valueOf(row.state()) == OrderState.CANCELLED) {
                cancelled.add(row.id());
            }
        }
        return snapshot.suppliers().values().stream()
                .sorted(Comparator.comparing(supplier -> supplier.terms().code()))
                .map(supplier -> OfferDecisions.orderId(claim.round(), supplier.id()))
                .filter(order -> !cancelled.contains(order.value()))
                .toList();
    }

    /** One line after the other, each in a transaction of its own. */
    void clear(DraftClaim claim, List<PurchaseOrderId> open) {
        for (PurchaseOrderId order : open) {
            for (OrderLineRow line : lines.ofOrder(claim.coop().value(), order.value())) {
                clearing.clear(claim, line);
            }
        }
        claims.goOn(claim, claim.bookVersion());
    }

    /** The offers that are done with. */
    @Transactional
    Set<UUID> written(DraftClaim claim, List<PurchaseOrderId> open) {
        Set<UUID> offers = new HashSet<>();
        for (PurchaseOrderId order : open) {
            lines.ofOrder(claim.coop().value(), order.value())
                    .forEach(line -> offers.add(line.offerId()));
        }
        return offers;
    }

    /** What is done to one line of a draft, in a transaction. */
    @Singleton
    static class LineClearing {

        private final DraftClaims claims;
        private final OrderLineRows lines;
        private final AllotmentRows allotments;
        private final TransactionOperations<Connection> transactions;

        LineClearing(
                DraftClaims claims,
                OrderLineRows lines,
                AllotmentRows allotments,
                TransactionOperations<Connection> transactions) {
            this.claims = claims;
            this.lines = lines;
            this.allotments = allotments;
            this.transactions = transactions;
        }

        @Transactional
        void clear(DraftClaim claim, OrderLineRow line) {
            claims.goOn(claim, DraftingRow.NOT_BEGUN);
            allotments.delete(line.coopId(), line.purchaseOrderId(), line.offerId());
            transactions.executeWrite(
                    status -> {
                        ArrivalTable.delete(
                                status.getConnection(),
                                claim.coop(),
                                new PurchaseOrderId(line.purchaseOrderId()),
                                new OfferId(line.offerId()));
                        return true;
                    });
            lines.delete(line.coopId(), line.purchaseOrderId(), line.offerId());
        }

        /** Nobody gets anything of it, since nothing of its supplier is ordered. */
        @Transactional
        void takeAll(DraftClaim claim, OrderLineRow line, String reason) {
            claims.goOn(claim, claim.bookVersion());
            allotments.takeAll(line.coopId(), line.purchaseOrderId(), line.offerId(), reason);
            lines.takeAllotments(line.coopId(), line.purchaseOrderId(), line.offerId());
        }
    }
}
