package coop.cobuy.aggregator.purchasing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;
import coop.cobuy.id.RoundId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Purchase orders as they stand. Those whose drafts are still being made are not among them. */
@Singleton
public class PurchaseOrders {

    private final PurchaseOrderRows orders;
    private final OrderLineRows lines;
    private final ApprovalRows approvals;
    private final CancellationRows cancellations;

    PurchaseOrders(
            PurchaseOrderRows orders,
            OrderLineRows lines,
            ApprovalRows approvals,
            CancellationRows cancellations) {
        this.orders = orders;
        this.lines = lines;
        this.approvals = approvals;
        this.cancellations = cancellations;
    }

    @Transactional
    public Optional<PurchaseOrder> find(CoopId coop, PurchaseOrderId id) {
        return orders.find(coop.value(), id.value()).flatMap(this::read);
    }

    /** The round it belongs to, without reading its lines, of which there may be a thousand. */
    @Transactional
    Optional<RoundId> roundOf(CoopId coop, PurchaseOrderId id) {
        return orders.find(coop.value(), id.value()).map(row -> new RoundId(row.roundId()));
    }

    /** By the document number that stands on it. */
    @Transactional
    public Optional<PurchaseOrder> byNumber(CoopId coop, String number) {
        return orders.byNumber(coop.value(), number).flatMap(this::read);
    }

    /** A round's, by supplier code; empty while drafts are being made. */
    @Transactional
    public List<PurchaseOrder> ofRound(CoopId coop, RoundId round) {
        return orders.ofRound(coop.value(), round.value()).stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(order -> order.content().supplierCode()))
                .toList();
    }

    /**
     * Notes that goods came for an approved purchase order, which cannot be cancelled from then on.
     * Locks it until the caller's transaction ends.
     *
     * @return the order, or nothing if it is not approved: then nothing is noted
     */
    @Transactional
    public Optional<PurchaseOrder.Approved> lockForReceipt(
            CoopId coop, PurchaseOrderId id, Instant at) {
        Optional<PurchaseOrder> order = orders.lock(coop.value(), id.value()).flatMap(this::read);
        if (order.isPresent() && order.get() instanceof PurchaseOrder.Approved approved) {
            orders.receive(coop.value(), id.value(), LocalDateTime.ofInstant(at, ZoneOffset.UTC));
            return Optional.of(approved);
        }
        return Optional.empty();
    }

    Optional<PurchaseOrder> read(PurchaseOrderRow row) {
        OrderState state = OrderState.valueOf(row.state());
        if (state == OrderState.DRAFTING) {
            return Optional.empty();
        }
        OrderContent content = OrderReading.content(row, lines.ofOrder(row.coopId(), row.id()));
        return Optional.of(read(row, state, content));
    }

    private PurchaseOrder read(PurchaseOrderRow row, OrderState state, OrderContent content) {
        return switch (state) {
            case DRAFTING -> throw new IllegalStateException("drafting: " + row.id());
            case DRAFT -> new PurchaseOrder.Draft(content);
            case DROPPED ->
                    new PurchaseOrder.Dropped(
                            content,
                            PurchaseOrder.DropReason.valueOf(
                                    Objects.requireNonNull(row.droppedReason())));
            case AWAITING_SECOND_APPROVAL ->
                    new PurchaseOrder.AwaitingSecondApproval(
                            content, approvals(row, content.currency()).getFirst());
            case APPROVED ->
                    new PurchaseOrder.Approved(
                            content,
                            approvals(row, content.currency()),
                            Objects.requireNonNull(OrderReading.instant(row.approvedAt())),
                            OrderReading.progress(row));
            case CANCELLED ->
                    new PurchaseOrder.Cancelled(
                            content,
                            approvals(row, content.currency()),
                            cancellation(row),
                            OrderReading.progress(row));
        };
    }

    private List<Approval> approvals(PurchaseOrderRow row, Currency currency) {
        return approvals.of(row.coopId(), row.id(), row.contentHash()).stream()
                .map(approval -> OrderReading.approval(approval, currency))
                .toList();
    }

    private Cancellation cancellation(PurchaseOrderRow row) {
        return cancellations
                .find(row.coopId(), row.id())
                .map(OrderReading::cancellation)
                .orElseThrow(() -> new IllegalStateException("no cancellation: " + row.id()));
    }
}
