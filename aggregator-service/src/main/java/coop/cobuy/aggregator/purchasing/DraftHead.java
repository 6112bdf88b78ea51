package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.purchasing.MissedMinimums.Missed;
import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/**
 * What a draft comes to. Pure: from a supplier's lines and terms.
 *
 * @param lines by SKU, those that nobody gets anything of included
 * @param dropReasonOrNull why nothing is ordered of the supplier; null: it is
 * @param asksBuyer whether a buyer has to decide about a missed minimum first
 */
record DraftHead(
        DraftClaim claim,
        PurchaseOrderId order,
        Supplier supplier,
        List<OrderLineRow> lines,
        OrderTotals totals,
        @Nullable DropReason dropReasonOrNull,
        boolean asksBuyer) {

    static DraftHead of(
            DraftClaim claim,
            FrozenRound frozen,
            PurchaseOrderId order,
            List<OrderLineRow> written) {
        RoundSnapshot snapshot = frozen.snapshot();
        Supplier supplier =
                snapshot.suppliers().values().stream()
                        .filter(s -> OfferDecisions.orderId(snapshot.round(), s.id()).equals(order))
                        .findFirst()
                        .orElseThrow();
        List<OrderLineRow> sorted =
                written.stream()
                        .sorted(
                                Comparator.comparing(OrderLineRow::sku)
                                        .thenComparing(OrderLineRow::offerId))
                        .toList();
        OrderTotals totals =
                OrderTotals.of(
                        OrderReading.lines(sorted, snapshot.currency()), snapshot.currency());
        Money minimum = supplier.terms().minimumOrder();
        List<Missed> missed = MissedMinimums.of(frozen, order, sorted, totals.net(), minimum);
        boolean isOpen = MissedMinimums.isAnyOpen(frozen, missed);
        return new DraftHead(
                claim,
                order,
                supplier,
                sorted,
                totals,
                isOpen
                        ? null
                        : dropReason(
                                frozen.decisions().isOrderedAnyway(order, null),
                                totals.net(),
                                minimum),
                isOpen);
    }

    /**
     * @param anyway whether a buyer orders less than the supplier takes
     */
    static @Nullable DropReason dropReason(boolean anyway, Money net, Money minimum) {
        if (net.isZero()) {
            return DropReason.NOTHING_TO_ORDER;
        }
        return minimum.isOver(net) && !anyway ? DropReason.MINIMUM_ORDER_VALUE_MISSED : null;
    }

    boolean isDropped(DropReason reason) {
        return dropReasonOrNull == reason;
    }

    /** Nothing is ordered, and a minimum that was missed has to do with it: members are told. */
    boolean isForAMissedMinimum() {
        return isDropped(DropReason.MINIMUM_ORDER_VALUE_MISSED)
                || (isDropped(DropReason.NOTHING_TO_ORDER)
                        && lines.stream().anyMatch(MissedMinimums::isMissed));
    }

    /** Nobody asked for anything of the supplier. */
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The row, with its content's hash; the state is what a draft has if nobody approved it. */
    PurchaseOrderRow row(String number) {
        OrderState state = dropReasonOrNull == null ? OrderState.DRAFT : OrderState.DROPPED;
        PurchaseOrderRow row = row(number, state, "");
        return row(number, state, ContentHash.of(row, lines));
    }

    private PurchaseOrderRow row(String number, OrderState state, String hash) {
        return new PurchaseOrderRow(
                claim.coop().value(),
                order.value(),
                claim.round().value(),
                supplier.id().value(),
                supplier.terms().code(),
                supplier.terms().name(),
                number,
                0,
                state.name(),
                0,
                totals.net().currency().getCurrencyCode(),
                claim.bookVersion(),
                totals.net().minor(),
                totals.vat().minor(),
                totals.gross().minor(),
                supplier.terms().minimumOrder().minor(),
                hash,
                dropReasonOrNull == null ? null : dropReasonOrNull.name(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
