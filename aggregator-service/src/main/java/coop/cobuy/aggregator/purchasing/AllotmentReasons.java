package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.FillFacts;
import coop.cobuy.aggregator.batching.OfferLines;
import coop.cobuy.aggregator.batching.Reason;
import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.purchasing.AllotmentView.ReasonView;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Currency;

/**
 * Makes the reasons of allotments again, in one language, from the numbers that were kept with line
 * and allotment.
 */
final class AllotmentReasons {

    /** The code of an allotment whose purchase order was called off; the engine knows no such. */
    static final String ORDER_CANCELLED = "ORDER_CANCELLED";

    /** The code of an allotment that a change of the order changed. */
    static final String ORDER_CHANGED = ReasonCode.ORDER_CHANGED.name();

    private final AllotmentTexts texts;

    AllotmentReasons(AllotmentTexts texts) {
        this.texts = texts;
    }

    /**
     * @param changed what became of the line after the drafts; null: nothing
     */
    AllotmentView view(
            PurchaseOrder order,
            OrderLineRow line,
            AllotmentRow row,
            Changes.@Nullable ChangedLine changed) {
        boolean isOff =
                order instanceof PurchaseOrder.Cancelled || order instanceof PurchaseOrder.Dropped;
        return new AllotmentView(
                new MemberId(row.memberId()),
                new OfferId(row.offerId()),
                line.sku(),
                line.name(),
                new UnitCode(line.unit()),
                new Units(row.askedMilli()),
                new Units(row.toleranceMilli()),
                isOff ? Units.ZERO : new Units(row.allottedMilli()),
                reason(order, line, row, changed));
    }

    private ReasonView reason(
            PurchaseOrder order,
            OrderLineRow line,
            AllotmentRow row,
            Changes.@Nullable ChangedLine changed) {
        OrderContent content = order.content();
        return switch (order) {
            case PurchaseOrder.Cancelled cancelled ->
                    new ReasonView(
                            ORDER_CANCELLED,
                            line.allotmentRule(),
                            texts.cancelled(content, cancelled.cancellation()));
            case PurchaseOrder.Dropped dropped
                    when dropped.reason() == PurchaseOrder.DropReason.MINIMUM_ORDER_VALUE_MISSED ->
                    new ReasonView(
                            row.reason(),
                            line.allotmentRule(),
                            texts.dropped(content, dropped.reason()));
            case PurchaseOrder.Dropped _,
                    PurchaseOrder.Draft _,
                    PurchaseOrder.AwaitingSecondApproval _,
                    PurchaseOrder.Approved _ ->
                    changed == null
                            ? filled(line, row, content.currency())
                            : changed(changed, line, row, content.currency());
        };
    }

    private ReasonView changed(
            Changes.ChangedLine changed, OrderLineRow line, AllotmentRow row, Currency currency) {
        long planned = row.draftedMilli();
        if (row.allottedMilli() == planned) {
            return filled(line.before(changed.first()), row, currency);
        }
        String text =
                row.allottedMilli() < planned
                        ? changed.last()
                                .facts(line)
                                .reason(planned, row.allottedMilli())
                                .text(texts.wording())
                        : texts.more(changed, row);
        return new ReasonView(ORDER_CHANGED, line.allotmentRule(), text);
    }

    private ReasonView filled(OrderLineRow line, AllotmentRow row, Currency currency) {
        Long limit = row.limitMicro();
        Long offered = row.offeredMilli();
        if (offered != null && row.reason().equals(ReasonCode.ALL_OR_NOTHING.name())) {
            Reason whole =
                    new Reason.AllOrNothing(row.askedMilli(), offered, facts(line, currency));
            return new ReasonView(
                    whole.code().name(), whole.rule().name(), whole.text(texts.wording()));
        }
        Reason reason =
                facts(line, currency)
                        .reason(
                                row.askedMilli(),
                                row.toleranceMilli(),
                                limit == null ? OfferLines.NO_LIMIT : limit,
                                row.draftedMilli());
        return new ReasonView(
                reason.code().name(), reason.rule().name(), reason.text(texts.wording()));
    }

    static FillFacts facts(OrderLineRow line, Currency currency) {
        Long cutClass = line.cutClass();
        return new FillFacts(
                AllotmentRule.valueOf(line.allotmentRule()),
                new UnitCode(line.unit()),
                line.packMilli(),
                line.minimumMilli(),
                line.firmMilli(),
                line.toleranceMilli(),
                line.orderedMilli(),
                line.levelMilli(),
                line.drawnMilli(),
                OrderReading.price(line.unitPrice(), currency),
                OrderReading.price(line.refusedAbove(), currency),
                cutClass == null ? FillFacts.NO_CLASS : cutClass);
    }
}
