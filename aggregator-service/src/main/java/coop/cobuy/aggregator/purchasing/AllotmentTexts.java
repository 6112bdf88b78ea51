package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.quantity.Units;

/** Sentences for members and buyers about purchase orders that come to nothing. */
final class AllotmentTexts {

    private AllotmentTexts() {}

    static String dropped(OrderContent content, DropReason reason) {
        return switch (reason) {
            case NOTHING_TO_ORDER ->
                    "Nothing is ordered of %s in this round: no offer's demand came to an order."
                            .formatted(content.supplierName());
            case MINIMUM_ORDER_VALUE_MISSED ->
                    ("Nothing is ordered of %s in this round: the supplier takes orders from %s net"
                         + " on, and all that was asked for came to %s. You pay nothing for it.")
                            .formatted(content.supplierName(), content.minimum(), content.net());
        };
    }

    static String cancelled(OrderContent content, Cancellation cancellation) {
        return "Purchase order %s to %s was cancelled: %s. You pay nothing for it."
                .formatted(content.number(), content.supplierName(), cancellation.reason());
    }

    /** Of a member who gets more than was planned by a change of the order. */
    static String more(Changes.ChangedLine changed, AllotmentRow row) {
        return "The order was changed from %s to %s. You were to get %s and get %s, within what you asked for and take on top."
                .formatted(
                        new Units(changed.first().beforeMilli()),
                        new Units(changed.last().orderedMilli()),
                        new Units(row.draftedMilli()),
                        new Units(row.allottedMilli()));
    }
}
