package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came for a purchase order so far. */
@Singleton
public class Receipts {

    private static final String CLOSED = "CLOSED";

    private final ReceivingRows receiving;
    private final ReceiptLineRows lines;
    private final ReceivedLineRows received;

    Receipts(ReceivingRows receiving, ReceiptLineRows lines, ReceivedLineRows received) {
        this.receiving = receiving;
        this.lines = lines;
        this.received = received;
    }

    /**
     * Usable units by offer, over all receipts that stand. An offer that nothing was booked for is
     * not in it: nothing came of it yet.
     */
    @Transactional
    public Map<OfferId, Units> received(CoopId coop, PurchaseOrderId order) {
        Map<OfferId, Units> sums = new LinkedHashMap<>();
        for (ReceiptLineRow line : lines.standing(coop.value(), order.value())) {
            sums.merge(new OfferId(line.offerId()), new Units(line.unitsMilli()), Units::plus);
        }
        return sums;
    }

    /** Damaged units by offer, likewise. */
    @Transactional
    public Map<OfferId, Units> damaged(CoopId coop, PurchaseOrderId order) {
        Map<OfferId, Units> sums = new LinkedHashMap<>();
        for (ReceiptLineRow line : lines.standing(coop.value(), order.value())) {
            sums.merge(new OfferId(line.offerId()), new Units(line.damagedMilli()), Units::plus);
        }
        return sums;
    }

    /**
     * Kilograms by offer, likewise, of pieces that are billed by weight. What was counted and not
     * weighed counts as much as was expected of it.
     */
    @Transactional
    public Map<OfferId, Units> weights(OrderContent order) {
        Map<OfferId, CatchWeight> expected = new HashMap<>();
        for (OrderLine line : order.lines()) {
            line.catchWeight().ifPresent(weight -> expected.put(line.offer(), weight));
        }
        Map<OfferId, Units> sums = new LinkedHashMap<>();
        if (expected.isEmpty()) {
            return sums;
        }
        for (ReceiptLineRow row : lines.standing(order.coop().value(), order.id().value())) {
            OfferId offer = new OfferId(row.offerId());
            CatchWeight weight = expected.get(offer);
            if (weight != null) {
                sums.merge(offer, weight(row, weight), Units::plus);
            }
        }
        return sums;
    }

    private static Units weight(ReceiptLineRow row, CatchWeight expected) {
        Long grams = row.weightGrams();
        return grams == null ? expected.expected(new Units(row.unitsMilli())) : new Units(grams);
    }

    /**
     * What came of one offer, usable and damaged.
     *
     * @param weightOrNull what the usable pieces weigh, as {@link #weights} says; null where they
     *     are billed by the unit they are ordered in
     */
    record Came(Units usable, Units damaged, @Nullable Units weightOrNull) {}

    /** Of one ordered line; nothing for one that nothing was booked for. */
    @Transactional
    Came came(CoopId coop, PurchaseOrderId order, OrderLine line) {
        CatchWeight expected = line.catchWeightOrNull();
        Units weight = expected == null ? null : Units.ZERO;
        long usable = 0;
        long damaged = 0;
        for (ReceiptLineRow row :
                lines.standing(coop.value(), order.value(), line.offer().value())) {
            usable = Math.addExact(usable, row.unitsMilli());
            damaged = Math.addExact(damaged, row.damagedMilli());
            weight = expected == null || weight == null ? null : weight.plus(weight(row, expected));
        }
        return new Came(new Units(usable), new Units(damaged), weight);
    }

    /** Whether all that came is shared out, so that {@link FinalAllotments} stand for ever. */
    @Transactional
    public boolean isClosed(CoopId coop, PurchaseOrderId order) {
        return receiving
                .find(coop.value(), order.value())
                .filter(row -> row.state().equals(CLOSED))
                .isPresent();
    }

    /** What became of each ordered line; empty until receiving is closed. */
    @Transactional
    public List<ReceivedLine> lines(CoopId coop, PurchaseOrderId order) {
        if (!isClosed(coop, order)) {
            return List.of();
        }
        return received.ofOrder(coop.value(), order.value()).stream()
                .map(ReceivedLine::of)
                .toList();
    }
}
