package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.purchasing.PurchaseOrder.DropReason;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.AnswerView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.ApprovalView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.CancellationView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.DeliveryView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.LineView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.NotOrdered;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.ShippingView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.StepView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.SupplierView;
import coop.cobuy.aggregator.purchasing.PurchaseOrderView.VatView;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Puts together what the API shows of a purchase order. */
@Singleton
class OrderViews {

    private final DeliveryRows deliveries;
    private final OrderResponses responses;
    private final Shipments shipments;
    private final Changes changes;

    OrderViews(
            DeliveryRows deliveries,
            OrderResponses responses,
            Shipments shipments,
            Changes changes) {
        this.deliveries = deliveries;
        this.responses = responses;
        this.shipments = shipments;
        this.changes = changes;
    }

    /** What depends on the state. */
    private record Life(
            @Nullable DropReason dropped,
            List<Approval> approvals,
            @Nullable Instant approvedAt,
            @Nullable Cancellation cancellation,
            @Nullable Progress progress) {

        static Life of(PurchaseOrder order) {
            return switch (order) {
                case PurchaseOrder.Draft _ -> new Life(null, List.of(), null, null, null);
                case PurchaseOrder.Dropped dropped ->
                        new Life(dropped.reason(), List.of(), null, null, null);
                case PurchaseOrder.AwaitingSecondApproval awaiting ->
                        new Life(null, List.of(awaiting.first()), null, null, null);
                case PurchaseOrder.Approved approved ->
                        new Life(
                                null,
                                approved.approvals(),
                                approved.at(),
                                null,
                                approved.progress());
                case PurchaseOrder.Cancelled cancelled ->
                        new Life(
                                null,
                                cancelled.approvals(),
                                null,
                                cancelled.cancellation(),
                                cancelled.progress());
            };
        }
    }

    @Transactional
    PurchaseOrderView view(PurchaseOrder order) {
        OrderContent content = order.content();
        OrderTotals totals = OrderTotals.of(content.lines(), content.currency());
        Life life = Life.of(order);
        Progress progress = life.progress();
        Cancellation cancellation = life.cancellation();
        List<DeliveryRow> steps =
                progress == null
                        ? List.of()
                        : deliveries.ofOrder(content.coop().value(), content.id().value());
        List<SupplierAnswer> answers =
                progress == null ? List.of() : responses.ofOrder(content.coop(), content.id());
        return new PurchaseOrderView(
                content.id(),
                content.number(),
                content.revision(),
                PurchaseOrderView.state(order),
                content.round(),
                new SupplierView(
                        content.supplier(), content.supplierCode(), content.supplierName()),
                content.hash(),
                content.ordered().map(LineView::of).toList(),
                notOrdered(content),
                content.net(),
                totals.vatByRate().entrySet().stream()
                        .map(rate -> new VatView(rate.getKey(), rate.getValue()))
                        .toList(),
                content.vat(),
                content.gross(),
                content.minimum(),
                OrderNotices.of(order),
                life.dropped(),
                life.approvals().stream().map(ApprovalView::of).toList(),
                life.approvedAt(),
                cancellation == null ? null : CancellationView.of(cancellation),
                progress == null ? null : delivery(steps, progress),
                progress == null ? null : progress.verdictOrNull(),
                answers.stream()
                        .map(
                                answer ->
                                        AnswerView.of(
                                                changes.asOf(content, answer.revision()), answer))
                        .toList(),
                progress == null
                        ? null
                        : ShippingView.of(content, shipments.ofOrder(content.coop(), content.id())),
                changes.deliveryDate(content).orElse(null),
                changes(content, steps, answers));
    }

    private List<ChangeView> changes(
            OrderContent content, List<DeliveryRow> steps, List<SupplierAnswer> answers) {
        List<ChangeLineRow> lines = changes.linesOf(content);
        return changes.ofOrder(content).stream()
                .map(row -> ChangeView.of(row, content.currency(), lines, steps, answers))
                .toList();
    }

    private static List<NotOrdered> notOrdered(OrderContent content) {
        return content.lines().stream()
                .filter(line -> !line.isOrdered())
                .map(line -> new NotOrdered(line.offer(), line.sku(), line.name(), line.members()))
                .toList();
    }

    private static DeliveryView delivery(List<DeliveryRow> rows, Progress progress) {
        return new DeliveryView(
                progress.deliveryOrNull(),
                progress.deliveryAtOrNull(),
                progress.deliveryDetail(),
                progress.recallOrNull(),
                rows.stream().map(OrderViews::step).toList());
    }

    private static StepView step(DeliveryRow row) {
        return new StepView(
                row.document(),
                row.revision(),
                row.state(),
                row.transport(),
                row.attempt(),
                row.detail(),
                row.at().toInstant(ZoneOffset.UTC));
    }
}
