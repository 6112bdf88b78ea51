package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.PurchaseOrderId;

import jakarta.inject.Singleton;

/**
 * A buyer approves a purchase order. If its book was corrected, the drafts are made again first.
 */
@Singleton
class Approving {

    private static final int TURNS_MAX = 3;

    private final PurchaseOrders orders;
    private final Drafting drafting;
    private final ApprovalStep step;

    Approving(PurchaseOrders orders, Drafting drafting, ApprovalStep step) {
        this.orders = orders;
        this.drafting = drafting;
        this.step = step;
    }

    /**
     * @param seenHash of the content that the buyer saw: the content that is approved, or none is
     */
    PurchaseOrder approve(Caller caller, PurchaseOrderId id, String seenHash) {
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            try {
                step.approve(caller, id, seenHash);
                return find(caller, id);
            } catch (BookChangedException e) {
                drafting.run(caller.coop(), find(caller, id).content().round());
            }
        }
        throw new Refused(PurchasingReason.BOOK_IN_MOTION);
    }

    private PurchaseOrder find(Caller caller, PurchaseOrderId id) {
        return orders.find(caller.coop(), id)
                .orElseThrow(() -> new Refused(PurchasingReason.NO_SUCH_PURCHASE_ORDER));
    }
}
