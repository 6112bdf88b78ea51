package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.purchasing.LateOrders;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.UnitNames;
import coop.cobuy.contract.supplier.v1.DeliveryReported;
import coop.cobuy.contract.supplier.v1.OrderResponse;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A purchase order.
 *
 * @param roundName of the round that it is out of
 * @param received whether goods came for it, so that it cannot be called off
 * @param page of its lines, from 1
 */
public record OrderPage(
        PurchaseOrderView order, String roundName, boolean received, int page, Form form) {

    /** How many lines are on a page. */
    static final int SIZE = 200;

    public String path() {
        return "/desk/purchase-orders/" + order.id();
    }

    public List<PurchaseOrderView.LineView> lines() {
        int from = Math.min((page - 1) * SIZE, order.lines().size());
        return order.lines().subList(from, Math.min(from + SIZE, order.lines().size()));
    }

    public int pages() {
        return Math.max(1, (order.lines().size() + SIZE - 1) / SIZE);
    }

    public @Nullable String previous() {
        return page > 1 ? path() + "?page=" + (page - 1) : null;
    }

    public @Nullable String next() {
        return page < pages() ? path() + "?page=" + (page + 1) : null;
    }

    public boolean approved() {
        return order.state().equals("APPROVED");
    }

    /** Whether it has just been sent, so that something is heard of it soon. */
    public boolean awaitsDelivery() {
        return approved() && (order.delivery() == null || order.delivery().steps().isEmpty());
    }

    public boolean canApprove(Visit visit) {
        return visit.may(Action.MANAGE_PURCHASE_ORDERS)
                && (order.state().equals("DRAFT") || awaits());
    }

    public boolean awaits() {
        return order.state().equals("AWAITING_SECOND_APPROVAL");
    }

    public boolean canCancel(Visit visit) {
        return visit.may(Action.MANAGE_PURCHASE_ORDERS)
                && !received
                && (approved() || order.state().equals("DRAFT") || awaits());
    }

    public boolean canAnswer(Visit visit) {
        return visit.may(Action.MANAGE_PURCHASE_ORDERS) && approved();
    }

    /** Until goods came for it. */
    public boolean canChange(Visit visit) {
        return canAnswer(visit) && !received;
    }

    /** What the reader's approval would do, said before it is given. */
    public String approval(Visit visit) {
        if (awaits()) {
            PurchaseOrderView.ApprovalView first = order.approvals().getFirst();
            return first.account().equals(visit.caller().account())
                    ? visit.t("desk.approve.mine")
                    : visit.t("desk.approve.second", first.name());
        }
        Optional<Money> limit = visit.caller().approvalLimit();
        if (limit.isPresent() && !order.gross().isOver(limit.get())) {
            return visit.t("desk.approve.alone", visit.money(limit.get()));
        }
        return limit.map(most -> visit.t("desk.approve.over", visit.money(most)))
                .orElseGet(() -> visit.t("desk.approve.no-limit"));
    }

    /** Whether the reader gave the first of two approvals. */
    public boolean mine(Visit visit) {
        return awaits() && order.approvals().getFirst().account().equals(visit.caller().account());
    }

    /** By when it should have reached the supplier; nothing once it has. */
    public Optional<Instant> deadline() {
        Instant at = order.approvedAt();
        PurchaseOrderView.DeliveryView delivery = order.delivery();
        DeliveryReported.State state = delivery == null ? null : delivery.state();
        boolean arrived =
                order.verdict() != null
                        || received
                        || (state != null
                                && switch (state) {
                                    case QUEUED, SENT, FAILED, STOPPED -> false;
                                    case DELIVERED, UNDERSTOOD, ACCEPTED, CHANGED, REJECTED -> true;
                                });
        return at == null || arrived
                ? Optional.empty()
                : Optional.of(at.plus(LateOrders.OVERDUE_AFTER));
    }

    public static String unit(Visit visit, PurchaseOrderView.LineView line) {
        return UnitNames.of(visit, line.unit());
    }

    public static Map<String, String> verdicts(Visit visit) {
        return Choices.of(visit, "desk.verdict.", OrderResponse.Verdict.values());
    }
}
