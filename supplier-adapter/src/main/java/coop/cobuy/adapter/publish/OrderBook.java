package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.canonical.ChangedLine;
import coop.cobuy.adapter.canonical.ItemReference;
import coop.cobuy.adapter.canonical.OrderLine;
import coop.cobuy.adapter.canonical.OrderMessages;
import coop.cobuy.adapter.canonical.OutboundDocument.OrderChange;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The purchase orders that this adapter knows, for matching what comes back to them. */
@Singleton
public class OrderBook {

    private static final Logger LOG = LoggerFactory.getLogger(OrderBook.class);

    private final DeliveryRows rows;
    private final Deliveries deliveries;
    private final ControlNumbers numbers;
    private final Revisions revisions;

    OrderBook(
            DeliveryRows rows, Deliveries deliveries, ControlNumbers numbers, Revisions revisions) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.numbers = numbers;
        this.revisions = revisions;
    }

    /**
     * An order that was sent or is to be sent.
     *
     * @param delivery on its way to the supplier
     * @param revision of the order that the delivery is
     * @param lines what it orders; what was taken out since the supplier's first document is among
     *     them with nothing ordered
     */
    public record KnownOrder(
            UUID purchaseOrder, UUID delivery, int revision, List<KnownLine> lines) {

        public KnownOrder {
            lines = List.copyOf(lines);
        }

        /**
         * The one line that is meant. A SKU that is given must be known; where more is given, all
         * of it must mean the same line. Empty: none, or not for certain.
         */
        public Optional<KnownLine> line(ItemReference item) {
            List<KnownLine> meant = lines.stream().filter(line -> line.isMeant(item)).toList();
            return meant.stream().map(KnownLine::sku).distinct().count() == 1
                    ? Optional.of(meant.getFirst())
                    : Optional.empty();
        }
    }

    /**
     * One line of an order that was sent.
     *
     * @param lineNo that the supplier got it under first
     * @param unit the member unit, UN/ECE Rec 20
     * @param units ordered
     */
    public record KnownLine(
            int lineNo, String sku, @Nullable String gtin, String unit, String units) {

        private boolean isMeant(ItemReference item) {
            boolean otherSku = item.sku() != null && !item.sku().equals(sku);
            boolean otherLine = item.orderLine() != null && item.orderLine() != lineNo;
            boolean otherGtin = item.gtin() != null && gtin != null && !isSame(item.gtin(), gtin);
            boolean onlyGtin = item.sku() == null && item.orderLine() == null;
            return !otherSku && !otherLine && !otherGtin && !(onlyGtin && gtin == null);
        }

        /** GTINs of different lengths are the same but for zeros in front. */
        private static boolean isSame(String one, String other) {
            return one.replaceFirst("^0+", "").equals(other.replaceFirst("^0+", ""));
        }
    }

    /** An order by its delivery; empty if it is none, or is not there. */
    public Optional<SentOrder> sent(CoopId coop, UUID delivery) {
        return rows.find(coop.value(), delivery).flatMap(this::sent);
    }

    private Optional<SentOrder> sent(DeliveryRow row) {
        boolean newest =
                rows.order(row.coopId(), row.supplierId(), row.number())
                        .filter(last -> last.revision() == row.revision())
                        .isPresent();
        UUID cancellation =
                DeliveryIds.of(
                        row.coop(),
                        row.supplier(),
                        DocumentKind.CANCELLATION,
                        row.number(),
                        row.revision());
        boolean cancelled = rows.find(row.coopId(), cancellation).isPresent();
        return DeliveryLabels.order(row)
                .map(
                        order ->
                                new SentOrder(
                                        row.id(),
                                        row.supplier(),
                                        order,
                                        row.state(),
                                        row.standing().waitingSince(),
                                        newest,
                                        cancelled));
    }

    /**
     * The supplier's order with this number, in the last revision that may have reached it: what
     * comes from the supplier cannot be about a later one.
     */
    public Optional<KnownOrder> find(CoopId coop, SupplierId supplier, String number) {
        return rows.lastThatLeft(coop.value(), supplier.value(), number).map(this::known);
    }

    private KnownOrder known(DeliveryRow row) {
        UUID purchaseOrder = row.purchaseOrderId();
        if (purchaseOrder == null) {
            throw new IllegalStateException("delivery " + row.id() + " is of no purchase order");
        }
        return new KnownOrder(purchaseOrder, row.id(), row.revision(), lines(row));
    }

    private List<KnownLine> lines(DeliveryRow row) {
        try {
            return switch (WireJson.read(row.message(), PurchaseOrderMessage.class)) {
                case PurchaseOrderApproved order -> lines(order);
                default -> List.of();
            };
        } catch (UnreadableException e) {
            throw new IllegalStateException("delivery " + row.id() + " cannot be read", e);
        }
    }

    /** A change has the lines' numbers as the supplier got them, which the message has not. */
    private List<KnownLine> lines(PurchaseOrderApproved order) {
        List<PurchaseOrderApproved> earlier = revisions.before(order);
        if (!earlier.isEmpty()) {
            try {
                if (OrderMessages.document(order, earlier) instanceof OrderChange change) {
                    return change.lines().stream().map(OrderBook::line).toList();
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                LOG.debug("Purchase order {} cannot be compared with what it was", order, e);
            }
        }
        return order.lines().stream()
                .map(
                        line ->
                                new KnownLine(
                                        line.lineNo(),
                                        line.sku(),
                                        line.gtin(),
                                        line.unit(),
                                        line.units()))
                .toList();
    }

    private static KnownLine line(ChangedLine changed) {
        OrderLine line = changed.line();
        Units units = changed.isCancelled() ? Units.ZERO : line.units();
        return new KnownLine(
                line.lineNo(), line.sku(), line.gtin(), line.unit().code(), units.toString());
    }

    /**
     * The supplier answered. In the caller's transaction.
     *
     * @param state {@code ACCEPTED}, {@code CHANGED} or {@code REJECTED}
     */
    public void answered(CoopId coop, KnownOrder order, State state, String detail) {
        DeliveryRow row = rows.lock(coop.value(), order.delivery()).orElseThrow();
        deliveries.step(row, Progress.answered(row.standing(), state, detail, deliveries.now()));
    }

    /** The supplier acknowledged a document that it fetched. In the caller's transaction. */
    public void acknowledged(CoopId coop, UUID delivery) {
        DeliveryRow row = rows.lock(coop.value(), delivery).orElseThrow();
        deliveries.step(row, Progress.acknowledged(row.standing(), deliveries.now()));
    }

    /**
     * The supplier's system says of an envelope of ours whether it could read it. In the caller's
     * transaction.
     *
     * @param reference the envelope's number, as the supplier writes it
     * @return false if no document went out under that number
     */
    public boolean received(
            CoopId coop, SupplierId supplier, String reference, boolean understood, String detail) {
        Optional<DeliveryRow> row =
                numbers.document(coop, supplier, reference)
                        .flatMap(numbered -> rows.lock(coop.value(), delivery(numbered)));
        row.ifPresent(
                known ->
                        deliveries.step(
                                known,
                                Progress.read(
                                        known.standing(), understood, detail, deliveries.now())));
        return row.isPresent();
    }

    /** Whether a document went out in an envelope with that number, as the supplier writes it. */
    public boolean hasNumbered(CoopId coop, SupplierId supplier, String reference) {
        return numbers.document(coop, supplier, reference).isPresent();
    }

    private static UUID delivery(ControlNumberRow numbered) {
        DocumentKind kind =
                switch (numbered.documentType()) {
                    case ORDER_CANCELLATION -> DocumentKind.CANCELLATION;
                    case ACKNOWLEDGEMENT -> DocumentKind.ACKNOWLEDGEMENT;
                    default -> DocumentKind.ORDER;
                };
        return DeliveryIds.of(
                new CoopId(numbered.coopId()),
                new SupplierId(numbered.supplierId()),
                kind,
                numbered.documentNumber(),
                numbered.revision());
    }
}
