package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a buyer's change does to a purchase order that was sent. Decides and does nothing.
 *
 * <p>Until goods came a line may be ordered in another quantity, taken out or added, within what
 * the supplier takes and what members agreed to pay. Whoever makes the order dearer than it was
 * approved needs a limit for all of it; a change that does not is everybody's who may order.
 */
final class ChangeDecision {

    private ChangeDecision() {}

    /** What follows. */
    sealed interface Outcome {}

    /**
     * No.
     *
     * @param at what of the request is refused, a JSON pointer; null: all of it
     */
    record Refuse(PurchasingReason reason, @Nullable String at, String detail) implements Outcome {

        static Refuse of(PurchasingReason reason) {
            return new Refuse(reason, null, reason.message());
        }
    }

    /**
     * Yes.
     *
     * @param lines that really change
     * @param totals of the order as it is then
     */
    record Accept(List<LineChange> lines, OrderTotals totals) implements Outcome {

        public Accept {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Who asks, and what they saw.
     *
     * @param seenHash of the content that the buyer saw
     * @param limitOrNull what the buyer may approve alone; null: nothing
     */
    record Asking(WantedChange change, String seenHash, @Nullable Money limitOrNull) {}

    /** How an order stands, besides its content. */
    interface Standing {

        /** Whether goods came for it. */
        boolean isReceived();

        /** The day that is wished for so far. */
        Optional<LocalDate> deliveryDate();

        /** The least that any of an offer's members who may be served would pay for a unit. */
        Optional<UnitPrice> lowestLimit(OfferId offer);

        /** Whether what was asked for of an offer goes into the supplier's next round. */
        boolean isCarriedOver(OfferId offer);
    }

    static Outcome decide(PurchaseOrder order, Standing standing, Asking asking) {
        return switch (order) {
            case PurchaseOrder.Cancelled _ -> Refuse.of(PurchasingReason.ORDER_CANCELLED);
            case PurchaseOrder.Dropped _ -> Refuse.of(PurchasingReason.NOTHING_ORDERED);
            case PurchaseOrder.Draft _, PurchaseOrder.AwaitingSecondApproval _ ->
                    Refuse.of(PurchasingReason.NOT_SENT_YET);
            case PurchaseOrder.Approved approved -> approved(approved.content(), standing, asking);
        };
    }

    private static Outcome approved(OrderContent content, Standing standing, Asking asking) {
        if (standing.isReceived()) {
            return Refuse.of(PurchasingReason.GOODS_RECEIVED);
        }
        if (!content.hash().equals(asking.seenHash())) {
            return Refuse.of(PurchasingReason.CONTENT_CHANGED);
        }
        List<LineChange> changes = new ArrayList<>();
        for (WantedChange.Line wanted : asking.change().lines()) {
            Units before = ordered(content, wanted.offer().id());
            if (before.equals(wanted.units())) {
                continue;
            }
            LineChange change = LineChange.of(wanted.offer(), wanted.units());
            Optional<Refuse> no = refusal(content, standing, change, before, wanted.at());
            if (no.isPresent()) {
                return no.get();
            }
            changes.add(change);
        }
        return whole(content, standing, asking, changes);
    }

    private static Units ordered(OrderContent content, OfferId offer) {
        return content.line(offer).map(OrderLine::units).orElse(Units.ZERO);
    }

    /** Of one line; none that is taken out is refused. */
    private static Optional<Refuse> refusal(
            OrderContent content, Standing standing, LineChange change, Units before, String at) {
        OfferId offer = change.offer().id();
        if (change.units().isZero()) {
            return Optional.empty();
        }
        if (before.isZero() && standing.isCarriedOver(offer)) {
            return refused(PurchasingReason.LINE_CARRIED_OVER, at + "/offer");
        }
        boolean wasBelow = !before.isZero() && before.compareTo(change.minimum()) < 0;
        if (change.units().compareTo(change.minimum()) < 0 && !wasBelow) {
            return Optional.of(
                    new Refuse(
                            PurchasingReason.BELOW_LINE_MINIMUM,
                            at + "/units",
                            "The supplier takes %s or more of %s, or none of it."
                                    .formatted(change.minimum(), change.offer().terms().sku())));
        }
        boolean isDearer =
                content.line(offer)
                        .filter(OrderLine::isOrdered)
                        .filter(line -> change.unitPrice().compareTo(line.unitPrice()) <= 0)
                        .isEmpty();
        Optional<UnitPrice> limit = isDearer ? standing.lowestLimit(offer) : Optional.empty();
        return limit.filter(most -> change.unitPrice().compareTo(most) > 0)
                .map(
                        most ->
                                new Refuse(
                                        PurchasingReason.PRICE_ABOVE_LIMIT,
                                        at + "/units",
                                        "A unit of %s would cost %s, and a member pays no more than %s."
                                                .formatted(
                                                        change.offer().terms().sku(),
                                                        change.unitPrice(),
                                                        most)));
    }

    private static Optional<Refuse> refused(PurchasingReason reason, String at) {
        return Optional.of(new Refuse(reason, at, reason.message()));
    }

    private static Outcome whole(
            OrderContent content, Standing standing, Asking asking, List<LineChange> changes) {
        boolean isOtherDay =
                asking.change()
                        .deliveryDate()
                        .filter(day -> !standing.deliveryDate().equals(Optional.of(day)))
                        .isPresent();
        if (changes.isEmpty() && !isOtherDay) {
            return Refuse.of(PurchasingReason.NOTHING_CHANGED);
        }
        OrderTotals totals = OrderTotals.of(after(content, changes), content.currency());
        if (after(content, changes).stream().noneMatch(OrderLine::isOrdered)) {
            return Refuse.of(PurchasingReason.NOTHING_LEFT);
        }
        boolean wasBelow = content.minimum().isOver(content.net());
        if (content.minimum().isOver(totals.net()) && !wasBelow) {
            return Refuse.of(PurchasingReason.BELOW_MINIMUM_ORDER);
        }
        Money limit = asking.limitOrNull();
        boolean isWithin = limit != null && !totals.gross().isOver(limit);
        return totals.gross().isOver(content.gross()) && !isWithin
                ? Refuse.of(PurchasingReason.OVER_APPROVAL_LIMIT)
                : new Accept(changes, totals);
    }

    private static List<OrderLine> after(OrderContent content, List<LineChange> changes) {
        Map<OfferId, OrderLine> lines = new LinkedHashMap<>();
        content.lines().forEach(line -> lines.put(line.offer(), line));
        for (LineChange change : changes) {
            lines.compute(
                    change.offer().id(),
                    (_, line) -> line == null ? added(change) : ordering(line, change));
        }
        return List.copyOf(lines.values());
    }

    private static OrderLine ordering(OrderLine line, LineChange change) {
        return line.ordering(change.cases(), change.units(), change.unitPrice(), change.net());
    }

    /** Of an offer that nobody asked for: all of it is the co-op's. */
    private static OrderLine added(LineChange change) {
        WholesaleTerms terms = change.offer().terms();
        return new OrderLine(
                0,
                change.offer().id(),
                terms.sku(),
                terms.name(),
                terms.unit(),
                terms.packing() instanceof Packing.InCases cased ? cased.pack() : null,
                change.cases(),
                change.units(),
                change.unitPrice(),
                change.net(),
                terms.vat(),
                0,
                Units.ZERO,
                null,
                terms.catchWeight().map(CatchWeight::new).orElse(null));
    }
}
