package coop.cobuy.adapter.publish;

import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The purchase orders that this adapter knows, for matching what comes back to them. */
@Singleton
public class OrderBook {

    private final DeliveryRows rows;
    private final Deliveries deliveries;

    OrderBook(DeliveryRows rows, Deliveries deliveries) {
        this.rows = rows;
        this.deliveries = deliveries;
    }

    /**
     * An order that was sent or is to be sent.
     *
     * @param delivery on its way to the supplier
     * @param skus what it orders
     */
    public record KnownOrder(UUID purchaseOrder, UUID delivery, Set<String> skus) {

        public KnownOrder {
            skus = Set.copyOf(skus);
        }
    }

    /** The newest revision of the supplier's order with this number. */
    public Optional<KnownOrder> find(CoopId coop, SupplierId supplier, String number) {
        return rows.order(coop.value(), supplier.value(), number)
                .map(row -> new KnownOrder(row.purchaseOrderId(), row.id(), skus(row)));
    }

    private static Set<String> skus(DeliveryRow row) {
        try {
            return switch (WireJson.read(row.message(), PurchaseOrderMessage.class)) {
                case PurchaseOrderApproved order ->
                        order.lines().stream()
                                .map(PurchaseOrderApproved.Line::sku)
                                .collect(Collectors.toSet());
                default -> Set.of();
            };
        } catch (UnreadableException e) {
            throw new IllegalStateException("delivery " + row.id() + " cannot be read", e);
        }
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
}
