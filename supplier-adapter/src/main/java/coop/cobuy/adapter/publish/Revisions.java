package coop.cobuy.adapter.publish;

import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;

import jakarta.inject.Singleton;

import java.util.List;

/** What suppliers got, or get before something else, of the same order. */
@Singleton
class Revisions {

    private final DeliveryRows rows;

    Revisions(DeliveryRows rows) {
        this.rows = rows;
    }

    /** Oldest first; none before a first document, nor of one that left nobody's hands. */
    List<PurchaseOrderApproved> before(PurchaseOrderMessage message) {
        if (!(message instanceof PurchaseOrderApproved order) || order.revision() == 0) {
            return List.of();
        }
        return rows
                .earlier(order.coopId(), order.supplierId(), order.number(), order.revision())
                .stream()
                .map(Revisions::approved)
                .toList();
    }

    /** A later revision is on its way: nobody waits for answers to the earlier ones any more. */
    void overtake(PurchaseOrderApproved order) {
        if (order.revision() == 0) {
            return;
        }
        rows.earlier(order.coopId(), order.supplierId(), order.number(), order.revision())
                .forEach(row -> rows.routed(row.coopId(), row.id(), row.transport(), false));
    }

    private static PurchaseOrderApproved approved(DeliveryRow row) {
        try {
            return WireJson.read(row.message(), PurchaseOrderApproved.class);
        } catch (UnreadableException e) {
            throw new IllegalStateException("delivery " + row.id() + " cannot be read", e);
        }
    }
}
