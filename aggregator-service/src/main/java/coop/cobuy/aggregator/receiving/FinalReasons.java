package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Why a member gets more or less than was planned, in sentences; for whoever shows it beside other
 * things.
 */
@Singleton
public class FinalReasons {

    private final ReceivedLineRows lines;
    private final FinalAllotmentRows allotments;

    FinalReasons(ReceivedLineRows lines, FinalAllotmentRows allotments) {
        this.lines = lines;
        this.allotments = allotments;
    }

    /**
     * Sentences for each offer of which more or less came, or that was weighed; none of others that
     * came as planned.
     *
     * @param language of the sentences
     */
    @Transactional
    public Map<OfferId, String> of(
            CoopId coop, PurchaseOrderId order, MemberId member, Locale language) {
        FinalTexts said = new FinalTexts(language);
        Map<OfferId, String> texts = new LinkedHashMap<>();
        for (ReceivedLineRow line : lines.ofOrder(coop.value(), order.value())) {
            if (line.hasFinalAllotments()) {
                allotments
                        .find(coop.value(), order.value(), line.offerId(), member.value())
                        .ifPresent(
                                row ->
                                        texts.put(
                                                new OfferId(line.offerId()),
                                                FinalView.of(line, row, said).sentences()));
            }
        }
        return texts;
    }
}
