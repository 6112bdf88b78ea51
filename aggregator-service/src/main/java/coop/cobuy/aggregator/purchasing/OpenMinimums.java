package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.MissedMinimums.Missed;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.money.Money;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The minimums that a round's drafts miss. */
@Singleton
class OpenMinimums {

    private final PurchaseOrderRows orders;
    private final OrderLineRows lines;

    OpenMinimums(PurchaseOrderRows orders, OrderLineRows lines) {
        this.orders = orders;
        this.lines = lines;
    }

    /** By supplier code, SKU and then the value of the whole; none of what was cancelled. */
    @Transactional
    List<Missed> of(FrozenRound frozen) {
        RoundSnapshot round = frozen.snapshot();
        List<PurchaseOrderRow> rows =
                new ArrayList<>(orders.ofRound(round.coop().value(), round.round().value()));
        rows.sort(Comparator.comparing(PurchaseOrderRow::supplierCode));
        List<Missed> missed = new ArrayList<>();
        for (PurchaseOrderRow row : rows) {
            OrderState state = OrderState.valueOf(row.state());
            if (state != OrderState.CANCELLED && state != OrderState.DRAFTING) {
                missed.addAll(ofOrder(frozen, row));
            }
        }
        return missed;
    }

    private List<Missed> ofOrder(FrozenRound frozen, PurchaseOrderRow row) {
        List<OrderLineRow> written = new ArrayList<>(lines.ofOrder(row.coopId(), row.id()));
        written.sort(Comparator.comparing(OrderLineRow::sku));
        return MissedMinimums.of(
                frozen,
                new PurchaseOrderId(row.id()),
                written,
                Money.of(row.netMinor(), row.currency()),
                Money.of(row.minimumMinor(), row.currency()));
    }

    /**
     * @throws Refused if a buyer has to decide about a minimum of the round first
     */
    @Transactional
    void requireDecided(FrozenRound frozen) {
        boolean asks =
                frozen.snapshot().rules().missedMinimum() == RoundRules.MissedMinimum.ASK_BUYER;
        if (asks && of(frozen).stream().anyMatch(Missed::isOpen)) {
            throw new Refused(PurchasingReason.DECISION_OPEN);
        }
    }
}
