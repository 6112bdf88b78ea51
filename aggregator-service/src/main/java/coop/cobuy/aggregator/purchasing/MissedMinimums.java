package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Which minimums an order's lines miss, and whether a buyer has to decide about them. Pure. */
final class MissedMinimums {

    private MissedMinimums() {}

    /**
     * A minimum that was missed.
     *
     * @param line whose quantity is too small; null: the value of all lines is
     * @param value of the order where that is too small, and the least that the supplier takes
     * @param decision of a buyer, if there is one
     */
    record Missed(
            PurchaseOrderId order,
            @Nullable OrderLineRow line,
            String minimum,
            String reached,
            int members,
            @Nullable Value value,
            @Nullable MinimumDecisionRow decision) {

        boolean isOpen() {
            return decision == null;
        }

        @Nullable OfferId offer() {
            return line == null ? null : new OfferId(line.offerId());
        }
    }

    /** What an order comes to, net, and the least that the supplier takes. */
    record Value(Money reached, Money least) {}

    /**
     * Lines first, by SKU as they are given.
     *
     * @param net of what is ordered
     * @param minimum the least that the supplier takes
     */
    static List<Missed> of(
            FrozenRound frozen,
            PurchaseOrderId order,
            List<OrderLineRow> lines,
            Money net,
            Money minimum) {
        List<Missed> missed = new ArrayList<>();
        for (OrderLineRow line : lines) {
            if (isMissed(line)) {
                Units reached = new Units(line.firmMilli() + line.toleranceMilli());
                missed.add(
                        new Missed(
                                order,
                                line,
                                new Units(line.minimumMilli()) + " " + line.unit(),
                                reached + " " + line.unit(),
                                line.members(),
                                null,
                                frozen.decisions()
                                        .of(order, new OfferId(line.offerId()))
                                        .orElse(null)));
            }
        }
        if (!net.isZero() && minimum.isOver(net)) {
            int members = lines.stream().mapToInt(OrderLineRow::members).max().orElse(0);
            missed.add(
                    new Missed(
                            order,
                            null,
                            minimum.toString(),
                            net.toString(),
                            members,
                            new Value(net, minimum),
                            frozen.decisions().of(order, null).orElse(null)));
        }
        return missed;
    }

    static boolean isMissed(OrderLineRow line) {
        return line.orderedMilli() == 0
                && line.firmMilli() > 0
                && line.firmMilli() + line.toleranceMilli() < line.minimumMilli();
    }

    /** Whether a buyer has to decide about any. */
    static boolean isAnyOpen(FrozenRound frozen, List<Missed> missed) {
        return frozen.snapshot().rules().missedMinimum() == RoundRules.MissedMinimum.ASK_BUYER
                && missed.stream().anyMatch(Missed::isOpen);
    }
}
