package coop.cobuy.aggregator.settlement;

import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * How far a round is settled, in totals.
 *
 * @param agrees whether for every settled invoice the sums of the stored charges and the co-op's
 *     share are what is payable, and for every received order what came is allotted or in stock
 */
record RoundSettlementView(
        RoundId round, List<Order> orders, Totals totals, boolean complete, boolean agrees) {

    /** A purchase order with what came of it. */
    record Order(
            PurchaseOrderId purchaseOrder,
            String number,
            SupplierId supplier,
            String supplierName,
            String state,
            Money ordered,
            boolean received,
            Units unitsReceived,
            Units unitsAllotted,
            Units unitsToStock,
            List<Settled> invoices,
            boolean agrees) {}

    /**
     * An invoice, or below zero a credit note.
     *
     * @param members charged to the members for the supplier, with tax
     * @param coop the co-op's own share, with tax
     * @param fees charged to the members for the co-op, with tax
     * @param reference what the members' goods would have cost, net
     * @param settledAt absent until all of it is posted; the sums are of what is posted so far
     */
    record Settled(
            InvoiceId invoice,
            String number,
            String state,
            Money payable,
            Money members,
            Money coop,
            Money fees,
            Money goods,
            Money reference,
            Money saving,
            @Nullable Instant settledAt,
            boolean agrees) {}

    /** The sums of all settled invoices. */
    record Totals(
            Money ordered,
            Money payable,
            Money members,
            Money coop,
            Money fees,
            Money goods,
            Money reference,
            Money saving) {}
}
