package coop.cobuy.aggregator.settlement;

import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
     * @param saving absent if there are savings of both sorts, which are never added together
     * @param hardSaving of the members' goods, against the last price paid
     * @param avoidedCost against a shop's price, a contract or the price list
     * @param lines of goods, by which rule they were split; none of a credit note
     * @param notices CAP_INFEASIBLE, CORE_BLOCKED, EQUAL_PRICE_INSTEAD
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
            @Nullable Money saving,
            Money hardSaving,
            Money avoidedCost,
            List<SplitView> lines,
            List<NoticeView> notices,
            @Nullable Instant settledAt,
            boolean agrees) {}

    /**
     * How a line of goods was split.
     *
     * @param weightKg of the units, where kilograms of pieces are billed
     * @param coop the co-op's own share, net, for its stock and what exceeds the caps
     * @param aboveCaps of that, what exceeds the caps of all members
     * @param costRule that was applied
     * @param method how the shares were found
     * @param core whether some members would rather have bought alone together, judging the rule's
     *     shares of the price list's cost, without case packs, minimums and freight; absent where
     *     that is not asked: equal prices no group would leave
     */
    record SplitView(
            int line,
            @Nullable OfferId offer,
            String text,
            Units units,
            @Nullable Units weightKg,
            Money net,
            Money coop,
            Money aboveCaps,
            String costRule,
            @Nullable String method,
            @Nullable CoreView core) {}

    /**
     * What the core check found.
     *
     * @param verdict STABLE, BLOCKED, or UNDECIDED where the line is too large to try
     * @param members how many would leave
     * @param coalition the first hundred of them; the co-op's own id for its stock
     * @param excess what they would save together, in minor units
     */
    record CoreView(
            String verdict, int members, List<UUID> coalition, @Nullable BigDecimal excess) {}

    /** Something about the split that a buyer or bookkeeper should know. */
    record NoticeView(String code, int line, String text) {}

    /** The sums of all settled invoices. */
    record Totals(
            Money ordered,
            Money payable,
            Money members,
            Money coop,
            Money fees,
            Money goods,
            Money reference,
            @Nullable Money saving,
            Money hardSaving,
            Money avoidedCost) {}
}
