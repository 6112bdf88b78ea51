package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.PurchaseOrderId;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;

/**
 * Shares out what came, line by line, and tells those who get less: each step in a transaction of
 * its own that does nothing the second time, so it goes on after a crash.
 */
@Singleton
class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);
    private static final int UNFINISHED_MAX = 100;
    private static final int MEMBERS_AT_ONCE = 1000;

    private final PurchaseOrders orders;
    private final ReceivingRows receiving;
    private final CutMembers cutMembers;
    private final ClosingStep step;

    Closing(
            PurchaseOrders orders,
            ReceivingRows receiving,
            CutMembers cutMembers,
            ClosingStep step) {
        this.orders = orders;
        this.receiving = receiving;
        this.cutMembers = cutMembers;
        this.step = step;
    }

    /** Finishes what a crash left half-done, in all co-ops. What fails is tried again next time. */
    void runUnfinished() {
        for (ReceivingRow row : receiving.unfinished(UNFINISHED_MAX)) {
            try {
                run(new CoopId(row.coopId()), new PurchaseOrderId(row.purchaseOrderId()));
            } catch (RuntimeException e) {
                LOG.error("Closing the receiving of {} failed", row, e);
            }
        }
    }

    /** Returns when everything is shared out and told; does nothing while receiving is open. */
    void run(CoopId coop, PurchaseOrderId id) {
        Optional<ReceivingRow> row = receiving.find(coop.value(), id.value());
        if (row.isEmpty() || ReceivingState.valueOf(row.get().state()) == ReceivingState.OPEN) {
            return;
        }
        OrderContent order =
                orders.find(coop, id)
                        .orElseThrow(() -> new IllegalStateException("no purchase order " + id))
                        .content();
        if (ReceivingState.valueOf(row.get().state()) == ReceivingState.CLOSING) {
            for (OrderLine line : order.ordered().toList()) {
                step.share(order, line);
            }
            step.close(order);
        }
        if (!row.get().told()) {
            tell(order, row.get());
        }
    }

    private void tell(OrderContent order, ReceivingRow row) {
        List<MemberId> cut = cutMembers.after(row.coopId(), row.purchaseOrderId(), row.toldUpTo());
        for (int from = 0; from < cut.size(); from += MEMBERS_AT_ONCE) {
            step.tell(order, cut.subList(from, Math.min(from + MEMBERS_AT_ONCE, cut.size())));
        }
        step.told(order, cut.isEmpty() ? row.toldUpTo() : cut.getLast().value());
    }
}
