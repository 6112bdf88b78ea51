package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.MemberId;

import jakarta.inject.Singleton;

import java.util.List;

/** {@link News} by notices. */
@Singleton
final class NewsByNotice implements News {

    private final Notices notices;

    NewsByNotice(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void shortDelivery(OrderContent order, List<MemberId> members) {
        notices.tellMembers(
                order.coop(),
                members,
                "goods.short/" + order.id(),
                new Message(
                        "goods.short",
                        "Less came from " + order.supplierName() + " than was ordered",
                        "Of purchase order %s less came than was ordered, and you get less than planned."
                                .formatted(order.number()),
                        link(order) + "/deliveries"));
    }

    @Override
    public void closed(OrderContent order, int linesShort, int linesOver) {
        if (linesShort + linesOver > 0) {
            notices.tell(
                    order.coop(),
                    Recipient.buyers(),
                    "goods.differ/" + order.id(),
                    new Message(
                            "goods.differ",
                            "%s delivered %s differently"
                                    .formatted(order.supplierName(), order.number()),
                            "%d lines came short and %d over; what came is shared out."
                                    .formatted(linesShort, linesOver),
                            link(order) + "/receipts"));
        }
    }

    private static String link(OrderContent order) {
        return "/api/v1/purchase-orders/" + order.id();
    }
}
