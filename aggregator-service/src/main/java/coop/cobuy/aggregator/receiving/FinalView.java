package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.AllotmentRule;
import coop.cobuy.aggregator.batching.ReasonCode;
import coop.cobuy.aggregator.batching.ShortfallCause;
import coop.cobuy.aggregator.batching.ShortfallFacts;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

/** What a member gets of a line of which more or less came than was planned, and why. */
record FinalView(
        MemberId member, OfferId offer, Units planned, Units units, String code, String text) {

    static FinalView of(ReceivedLineRow line, FinalAllotmentRow row) {
        Units planned = new Units(row.plannedMilli());
        Units units = new Units(row.unitsMilli());
        String code = code(planned, units);
        return new FinalView(
                new MemberId(row.memberId()),
                new OfferId(row.offerId()),
                planned,
                units,
                code,
                text(line, row, code));
    }

    private static String code(Units planned, Units units) {
        int more = units.compareTo(planned);
        if (more < 0) {
            return ReasonCode.SHORT_DELIVERY.name();
        }
        return more == 0 ? ReasonCode.SERVED_IN_FULL.name() : ReasonCode.TOLERANCE_USED.name();
    }

    private static String text(ReceivedLineRow line, FinalAllotmentRow row, String code) {
        if (code.equals(ReasonCode.SHORT_DELIVERY.name())) {
            return facts(line).reason(row.plannedMilli(), row.unitsMilli()).text();
        }
        if (row.unitsMilli() == row.plannedMilli()) {
            return "You get the %s that were planned.".formatted(new Units(row.plannedMilli()));
        }
        return "%s came of %s ordered. You were to get %s and get %s, within what you asked for and take on top."
                .formatted(
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
