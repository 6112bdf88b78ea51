package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.purchasing.PurchaseOrderView.NoticeView;
import coop.cobuy.id.OfferId;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What a buyer should know of a purchase order before approving it. Pure. */
final class OrderNotices {

    private OrderNotices() {}

    static List<NoticeView> of(PurchaseOrder order) {
        List<NoticeView> notices = new ArrayList<>();
        OrderContent content = order.content();
        if (order instanceof PurchaseOrder.Dropped dropped) {
            Sentence why = AllotmentTexts.whyDropped(content, dropped.reason());
            notices.add(notice("MINIMUM_MISSED", null, why, null));
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
        Sentence said =
                Sentence.beside(
                        OrderNotices.class,
                        "inversion",
                        line.sku(),
                        line.units(),
                        line.net(),
                        cheaper.units(),
                        cheaper.net());
        return notice("INVERSION", line.offer(), said, cheaper);
    }

    private static NoticeView surplus(OrderLine line) {
        Sentence said =
                Sentence.beside(
                        OrderNotices.class,
                        "surplus",
                        line.sku(),
                        line.units().minus(line.allotted()),
                        line.units());
        return notice("SURPLUS_TO_STOCK", line.offer(), said, null);
    }

    private static NoticeView notice(
            String code,
            @Nullable OfferId offer,
            Sentence said,
            OrderLine.@Nullable Cheaper cheaper) {
        return new NoticeView(
                code,
                offer,
                Voice.ENGLISH.say(said),
                cheaper == null ? null : cheaper.units(),
                cheaper == null ? null : cheaper.net(),
                said);
    }
}
