package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Why a member was to get so much, in sentences; for whoever shows it beside other things. */
@Singleton
public class PlannedReasons {

    private final OrderLineRows lines;
    private final AllotmentRows allotments;

    PlannedReasons(OrderLineRows lines, AllotmentRows allotments) {
        this.lines = lines;
        this.allotments = allotments;
    }

    /** A sentence or two for each offer that the member asked for. */
    @Transactional
    public Map<OfferId, String> of(PurchaseOrder order, MemberId member) {
        CoopId coop = order.content().coop();
        UUID id = order.id().value();
        List<AllotmentRow> rows = allotments.ofMember(coop.value(), id, member.value());
        Map<UUID, OrderLineRow> byOffer =
                lines.ofOrder(coop.value(), id).stream()
                        .collect(Collectors.toMap(OrderLineRow::offerId, Function.identity()));
        Map<OfferId, String> texts = new LinkedHashMap<>();
        for (AllotmentRow row : rows) {
            OrderLineRow line = byOffer.get(row.offerId());
            if (line != null) {
                texts.put(
                        new OfferId(row.offerId()),
                        AllotmentReasons.view(order, line, row).reason().text());
            }
        }
        return texts;
    }
}
