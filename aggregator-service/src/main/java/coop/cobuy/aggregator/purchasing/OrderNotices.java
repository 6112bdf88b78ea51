package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.purchasing.PurchaseOrderView.NoticeView;

import java.util.ArrayList;
import java.util.List;

/** What a buyer should know of a purchase order before approving it. Pure. */
final class OrderNotices {

    private OrderNotices() {}

    static List<NoticeView> of(PurchaseOrder order) {
        List<NoticeView> notices = new ArrayList<>();
        OrderContent content = order.content();
        if (order instanceof PurchaseOrder.Dropped dropped) {
            notices.add(
                    new NoticeView(
                            "MINIMUM_MISSED",
                            null,
                            AllotmentTexts.ENGLISH.dropped(content, dropped.reason()),
                            null,
                            null));
        }
        for (OrderLine line : content.lines()) {
            line.cheaper().ifPresent(cheaper -> notices.add(inversion(line, cheaper)));
            if (line.isOrdered()
                    && line.allotted().compareTo(line.units()) < 0
                    && !(order instanceof PurchaseOrder.Dropped)) {
                notices.add(surplus(line));
            }
        }
        return notices;
    }

    private static NoticeView inversion(OrderLine line, OrderLine.Cheaper cheaper) {
        return new NoticeView(
                "INVERSION",
                line.offer(),
                "%s: %s units cost %s, but %s would cost %s: the next price break makes more cheaper."
                        .formatted(
                                line.sku(),
                                line.units(),
                                line.net(),
                                cheaper.units(),
                                cheaper.net()),
                cheaper.units(),
                cheaper.net());
    }

    private static NoticeView surplus(OrderLine line) {
        return new NoticeView(
                "SURPLUS_TO_STOCK",
                line.offer(),
                "%s: %s of %s units are nobody's and go to the co-op's stock."
                        .formatted(line.sku(), line.units().minus(line.allotted()), line.units()),
                null,
                null);
    }
}
