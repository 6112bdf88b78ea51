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
                Message.beside(
                        NewsByNotice.class,
                        "goods.short",
                        link(order) + "/deliveries",
                        order.supplierName(),
                        order.number()));
    }

    @Override
    public void closed(OrderContent order, int linesShort, int linesOver) {
        if (linesShort + linesOver > 0) {
            notices.tell(
                    order.coop(),
                    Recipient.buyers(),
                    "goods.differ/" + order.id(),
                    Message.beside(
                            NewsByNotice.class,
                            "goods.differ",
                            link(order) + "/receipts",
                            order.supplierName(),
                            order.number(),
                            linesShort,
                            linesOver));
        }
    }

    private static String link(OrderContent order) {
        return "/api/v1/purchase-orders/" + order.id();
    }
}
