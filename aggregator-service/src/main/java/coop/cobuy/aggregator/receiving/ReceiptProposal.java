package coop.cobuy.aggregator.receiving;

import com.fasterxml.jackson.annotation.JsonProperty;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.Shipment;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A goods receipt as the supplier's despatch advices lead one to expect it, to be counted against
 * the goods, corrected and posted as it is. Nothing is booked by it.
 *
 * @param note names the advices; null: there is none
 * @param isFinal never: whether more is to come is a person's to say
 */
public record ReceiptProposal(
        List<Line> lines, @Nullable String note, @JsonProperty("final") boolean isFinal) {

    private static final int NOTE_MAX = 500;

    public ReceiptProposal {
        lines = List.copyOf(lines);
    }

    /**
     * What should come of an offer.
     *
     * @param weightKg of pieces that are billed by weight, where the supplier told it
     */
    public record Line(OfferId offer, Units units, @Nullable Units weightKg) {}

    /**
     * What was shipped and has not been booked yet. What was not ordered is left out: it has no
     * line to be booked on.
     *
     * @param received units that were booked before
     */
    static ReceiptProposal of(
            OrderContent order, List<Shipment> shipments, Map<OfferId, Units> received) {
        Map<OfferId, Units> shipped = new HashMap<>();
        Map<OfferId, Units> weights = new HashMap<>();
        for (Shipment shipment : shipments) {
            for (Shipment.Line line : shipment.lines()) {
                OfferId offer = line.offerOrNull();
                if (offer != null) {
                    shipped.merge(offer, line.units(), Units::plus);
                    Units weight = line.weightKgOrNull();
                    weights.merge(offer, weight == null ? Units.ZERO : weight, Units::plus);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        for (OrderLine line : order.ordered().toList()) {
            Units all = shipped.getOrDefault(line.offer(), Units.ZERO);
            Units before = received.getOrDefault(line.offer(), Units.ZERO);
            Units left = all.minus(all.min(before));
            if (!left.isZero()) {
                lines.add(new Line(line.offer(), left, weight(line, before, weights)));
            }
        }
        return new ReceiptProposal(lines, note(shipments), false);
    }

    /** The weight is that of all advices: it stands only where nothing was booked before. */
    private static @Nullable Units weight(
            OrderLine line, Units before, Map<OfferId, Units> weights) {
        Units weight = weights.getOrDefault(line.offer(), Units.ZERO);
        boolean isTold = line.catchWeight().isPresent() && !weight.isZero();
        return isTold && before.isZero() ? weight : null;
    }

    private static @Nullable String note(List<Shipment> shipments) {
        if (shipments.isEmpty()) {
            return null;
        }
        String advices =
                shipments.stream().map(Shipment::documentNumber).collect(Collectors.joining(", "));
        String note = "Despatch advice " + advices;
        return note.substring(0, Math.min(NOTE_MAX, note.length()));
    }
}
