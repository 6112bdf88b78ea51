package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

/**
 * What a member gets of a line of which more or less came than was planned, or that was weighed,
 * and why.
 *
 * @param weight of pieces that are billed by weight; null for all other goods
 */
record FinalView(
        MemberId member,
        OfferId offer,
        Units planned,
        Units units,
        String code,
        String text,
        @Nullable Weight weight) {

    private static final String BY_PIECES = "BY_PIECES";

    /**
     * What of the weight that came is the member's.
     *
     * @param code BY_PIECES: each piece counts as heavy as any other
     * @param rule by which the weight is shared, as a round's allotments are
     * @param receivedPieces all that came, the co-op's among them
     * @param receivedKg what these weigh
     */
    record Weight(
            String code,
            AllotmentRule rule,
            Units kg,
            Units pieces,
            Units receivedPieces,
            Units receivedKg,
            String text) {

        private static @Nullable Weight of(
                ReceivedLineRow line, FinalAllotmentRow row, FinalTexts texts) {
            Long came = line.weightGrams();
            Long own = row.grams();
            if (came == null || own == null) {
                return null;
            }
            Units pieces = new Units(row.unitsMilli());
            Units receivedPieces = new Units(line.receivedMilli());
            return new Weight(
                    BY_PIECES,
                    AllotmentRule.PROPORTIONAL,
                    new Units(own),
                    pieces,
                    receivedPieces,
                    new Units(came),
                    texts.weight(receivedPieces, new Units(came), pieces, new Units(own)));
        }
    }

    /** All that is to be said, in one. */
    String sentences() {
        return weight == null ? text : text + " " + weight.text();
    }

    static FinalView of(ReceivedLineRow line, FinalAllotmentRow row, FinalTexts texts) {
        Units planned = new Units(row.plannedMilli());
        Units units = new Units(row.unitsMilli());
        String code = code(planned, units);
        return new FinalView(
                new MemberId(row.memberId()),
                new OfferId(row.offerId()),
                planned,
                units,
                code,
                text(line, row, code, texts),
                Weight.of(line, row, texts));
    }

    private static String code(Units planned, Units units) {
        int more = units.compareTo(planned);
        if (more < 0) {
            return ReasonCode.SHORT_DELIVERY.name();
        }
        return more == 0 ? ReasonCode.SERVED_IN_FULL.name() : ReasonCode.TOLERANCE_USED.name();
    }

    private static String text(
            ReceivedLineRow line, FinalAllotmentRow row, String code, FinalTexts texts) {
        if (code.equals(ReasonCode.SHORT_DELIVERY.name())) {
            return facts(line).reason(row.plannedMilli(), row.unitsMilli()).text(texts.wording());
        }
        if (row.unitsMilli() == row.plannedMilli()) {
            return texts.planned(new Units(row.plannedMilli()));
        }
        return texts.more(
                new Units(line.receivedMilli()),
                new Units(line.orderedMilli()),
                new Units(row.plannedMilli()),
                new Units(row.unitsMilli()));
    }

    private static ShortfallFacts facts(ReceivedLineRow line) {
        return new ShortfallFacts(
                AllotmentRule.valueOf(line.allotmentRule()),
                new UnitCode(line.unit()),
                ShortfallCause.DELIVERY,
                line.plannedMilli(),
                line.plannedFirmMilli(),
                line.receivedMilli(),
                line.levelMilli(),
                line.drawnMilli());
    }
}
