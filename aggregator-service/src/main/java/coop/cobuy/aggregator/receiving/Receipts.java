package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

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

    /** What came of one offer, usable and damaged. */
    record Came(Units usable, Units damaged) {}

    /** Of one offer; nothing for one that nothing was booked for. */
    @Transactional
    Came came(CoopId coop, PurchaseOrderId order, OfferId offer) {
        long usable = 0;
        long damaged = 0;
        for (ReceiptLineRow line : lines.standing(coop.value(), order.value(), offer.value())) {
            usable = Math.addExact(usable, line.unitsMilli());
            damaged = Math.addExact(damaged, line.damagedMilli());
        }
        return new Came(new Units(usable), new Units(damaged));
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
