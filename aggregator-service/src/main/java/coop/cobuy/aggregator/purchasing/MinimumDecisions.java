package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.OfferId;
import coop.cobuy.id.PurchaseOrderId;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a round's buyers decided about missed minimums: the newest of each question. */
public final class MinimumDecisions {

    /** Nobody decided anything. */
    static final MinimumDecisions NONE = new MinimumDecisions(List.of());

    private final Map<Question, MinimumDecisionRow> newest = new HashMap<>();
    private final int count;

    MinimumDecisions(List<MinimumDecisionRow> oldestFirst) {
        oldestFirst.forEach(
                row -> newest.put(new Question(row.purchaseOrderId(), row.offerId()), row));
        this.count = oldestFirst.size();
    }

    /** What is to be done where a minimum was missed. */
    public enum Choice {
        /** The supplier is asked to take less. */
        ORDER_ANYWAY,
        /** The minimum of an offer is ordered; what nobody asked for is the co-op's stock. */
        RAISE,
        /** Nothing is ordered, and the members are told. */
        DROP
    }

    /** Of an offer in an order, or of the whole order's value. */
    private record Question(UUID order, @Nullable UUID offer) {}

    /** How many there were, earlier ones of the same question included. */
    int count() {
        return count;
    }

    /**
     * @param offer null for the minimum value of the whole order
     */
    Optional<MinimumDecisionRow> of(PurchaseOrderId order, @Nullable OfferId offer) {
        UUID about = offer == null ? null : offer.value();
        return Optional.ofNullable(newest.get(new Question(order.value(), about)));
    }

    Optional<Choice> choice(PurchaseOrderId order, @Nullable OfferId offer) {
        return of(order, offer).map(row -> Choice.valueOf(row.decision()));
    }

    boolean isRaised(PurchaseOrderId order, OfferId offer) {
        return choice(order, offer).filter(choice -> choice == Choice.RAISE).isPresent();
    }

    boolean isOrderedAnyway(PurchaseOrderId order, @Nullable OfferId offer) {
        return choice(order, offer).filter(choice -> choice == Choice.ORDER_ANYWAY).isPresent();
    }
}
