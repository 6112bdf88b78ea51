package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.PurchaseOrderId;

import java.time.Instant;
import java.util.List;

/**
 * One bulk order to one supplier out of one round, with one record for each state of its life. A
 * step exists only on the state that allows it.
 */
public sealed interface PurchaseOrder {

    OrderContent content();

    default PurchaseOrderId id() {
        return content().id();
    }

    /** Made from the frozen book, approved by nobody. */
    record Draft(OrderContent content) implements PurchaseOrder {}

    /** Nothing is ordered: everybody's allotment is zero. Comes from drafting, ends there. */
    record Dropped(OrderContent content, DropReason reason) implements PurchaseOrder {}

    /** Approved by one buyer whose limit is below its gross total. */
    record AwaitingSecondApproval(OrderContent content, Approval first) implements PurchaseOrder {}

    /**
     * On its way to the supplier or there.
     *
     * @param approvals one, or two by different buyers
     * @param at of the approval that counted
     */
    record Approved(OrderContent content, List<Approval> approvals, Instant at, Progress progress)
            implements PurchaseOrder {

        public Approved {
            approvals = List.copyOf(approvals);
        }
    }

    /**
     * Called off, before or after it was sent.
     *
     * @param approvals those that it had
     */
    record Cancelled(
            OrderContent content,
            List<Approval> approvals,
            Cancellation cancellation,
            Progress progress)
            implements PurchaseOrder {

        public Cancelled {
            approvals = List.copyOf(approvals);
        }
    }

    /** Why nothing is ordered of a supplier. */
    enum DropReason {
        /** No offer's demand filled a case, met its minimum or took the price. */
        NOTHING_TO_ORDER,
        /** All of it together is worth less than the supplier takes. */
        MINIMUM_ORDER_VALUE_MISSED
    }
}
