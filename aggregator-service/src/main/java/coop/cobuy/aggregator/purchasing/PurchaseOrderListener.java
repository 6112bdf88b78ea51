package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

/**
 * A bean that takes note of purchase orders that come to nothing. Called in the transaction in
 * which that is written, so what it writes comes true with it; what it throws undoes it.
 */
public interface PurchaseOrderListener {

    /** It was cancelled, before or after it was approved: its members are never charged for it. */
    void cancelled(CoopId coop, RoundId round, PurchaseOrderId order);

    /**
     * Some of a round's drafts came to nothing: all their lines were refused, or the supplier's
     * minimum was missed. A correction of the book may still make orders of them.
     */
    void dropped(CoopId coop, RoundId round);
}
