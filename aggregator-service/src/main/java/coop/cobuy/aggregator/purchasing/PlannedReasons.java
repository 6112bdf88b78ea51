package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Why a member was to get so much, in sentences; for whoever shows it beside other things. */
@Singleton
public class PlannedReasons {

    private final AllotmentViews views;
    private final AllotmentRows allotments;

    PlannedReasons(AllotmentViews views, AllotmentRows allotments) {
        this.views = views;
        this.allotments = allotments;
    }

    /** A sentence or two for each offer that the member asked for, in a language. */
    @Transactional
    public Map<OfferId, String> of(PurchaseOrder order, MemberId member, Locale language) {
        UUID coop = order.content().coop().value();
        Map<OfferId, String> texts = new LinkedHashMap<>();
        allotments.ofMember(coop, order.id().value(), member.value()).stream()
                .map(views.of(order, language))
                .forEach(view -> texts.put(view.offer(), view.reason().text()));
        return texts;
    }
}
