package coop.cobuy.aggregator.purchasing;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is shown of a purchase order's allotments, whose reasons lie with its lines and changes. */
@Singleton
class AllotmentViews {

    private final OrderLineRows lines;
    private final Changes changes;

    AllotmentViews(OrderLineRows lines, Changes changes) {
        this.lines = lines;
        this.changes = changes;
    }

    /**
     * For any number of the order's allotments: it is read once.
     *
     * @param language of the reasons
     */
    @Transactional
    Function<AllotmentRow, AllotmentView> of(PurchaseOrder order, Locale language) {
        AllotmentReasons reasons = new AllotmentReasons(new AllotmentTexts(language));
        OrderContent content = order.content();
        Map<UUID, OrderLineRow> byOffer =
                lines.ofOrder(content.coop().value(), content.id().value()).stream()
                        .collect(Collectors.toMap(OrderLineRow::offerId, Function.identity()));
        Map<UUID, Changes.ChangedLine> changed = changes.byOffer(content);
        return row -> {
            OrderLineRow line = byOffer.get(row.offerId());
            if (line == null) {
                throw new IllegalStateException("an allotment without a line: " + row.offerId());
            }
            return reasons.view(order, line, row, changed.get(row.offerId()));
        };
    }
}
