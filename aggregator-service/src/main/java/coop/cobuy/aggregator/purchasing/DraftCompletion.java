package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.id.PurchaseOrderId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.List;

/**
 * Turns a round's written lines into drafts: totals, minimum order values, then all seen at once.
 */
@Singleton
class DraftCompletion {

    private final OrderLineRows lines;
    private final DraftClearing.LineClearing clearing;
    private final DraftShowing showing;

    DraftCompletion(
            OrderLineRows lines, DraftClearing.LineClearing clearing, DraftShowing showing) {
        this.lines = lines;
        this.clearing = clearing;
        this.showing = showing;
    }

    /**
     * @return false if the book was corrected meanwhile: nothing is shown then
     */
    boolean complete(DraftClaim claim, FrozenRound frozen, List<PurchaseOrderId> orders) {
        List<DraftHead> heads = new ArrayList<>();
        for (PurchaseOrderId order : orders) {
            List<OrderLineRow> written = lines.ofOrder(claim.coop().value(), order.value());
            DraftHead head = DraftHead.of(claim, frozen, order, written);
            if (head.isDropped(DropReason.MINIMUM_ORDER_VALUE_MISSED)) {
                takeAllotments(claim, written);
            }
            heads.add(head);
        }
        try {
            showing.show(claim, heads);
            return true;
        } catch (BookChangedException e) {
            return false;
        }
    }

    private void takeAllotments(DraftClaim claim, List<OrderLineRow> written) {
        for (OrderLineRow line : written) {
            if (line.allottedMilli() > 0) {
                clearing.takeAll(claim, line, ReasonCode.MINIMUM_MISSED.name());
            }
        }
    }
}
