package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.purchasing.PlannedReasons;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.receiving.FinalReasons;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Why a member got so much of each offer: the plan, and what really came. */
@Singleton
class WhyAllotted {

    private final PlannedReasons planned;
    private final FinalReasons came;

    WhyAllotted(PlannedReasons planned, FinalReasons came) {
        this.planned = planned;
        this.came = came;
    }

    /** Sentences by offer, in a language. */
    Map<OfferId, String> of(PurchaseOrder order, MemberId member, Locale language) {
        Map<OfferId, String> texts = new HashMap<>(planned.of(order, member, language));
        came.of(order.content().coop(), order.id(), member, language)
                .forEach((offer, text) -> texts.merge(offer, text, (a, b) -> a + " " + b));
        return texts;
    }
}
