package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.Shipments;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** What whoever stands at the van does: looks what should have come, and books what came. */
@Singleton
public class ReceiptDesk {

    private final Receiving receiving;
    private final Closing closing;
    private final ReceivingViews views;
    private final Receipts sums;
    private final Shipments shipments;

    ReceiptDesk(
            Receiving receiving,
            Closing closing,
            ReceivingViews views,
            Receipts sums,
            Shipments shipments) {
        this.receiving = receiving;
        this.closing = closing;
        this.views = views;
        this.sums = sums;
        this.shipments = shipments;
    }

    /**
     * Books a receipt and, if it is the last, shares out what came. The same again does nothing.
     *
     * @param key names the receipt
     * @throws Refused if the order is not approved, receiving is closed, or the key was used for
     *     another receipt
     * @throws BadInput naming all that is wrong
     */
    public ReceivingView book(
            Caller caller, PurchaseOrder order, @Nullable String key, ReceiptBody body) {
        OrderContent content = order.content();
        receiving.book(caller, content.id(), body.read(content, key));
        closing.run(caller.coop(), content.id());
        return views.view(content);
    }

    /** What was ordered, came, is missing or over, and each receipt. */
    public ReceivingView view(PurchaseOrder order) {
        return views.view(order.content());
    }

    /** What the supplier said is on its way and is not booked yet. */
    public ReceiptProposal proposal(PurchaseOrder order) {
        OrderContent content = order.content();
        return ReceiptProposal.of(
                content,
                shipments.ofOrder(content.coop(), content.id()),
                sums.received(content.coop(), content.id()));
    }
}
