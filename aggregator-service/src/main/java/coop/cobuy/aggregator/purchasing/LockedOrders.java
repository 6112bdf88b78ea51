package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.Optional;

/** Purchase orders read to be changed: locked until the caller's transaction ends. */
@Singleton
class LockedOrders {

    private final PurchaseOrderRows rows;
    private final PurchaseOrders orders;

    LockedOrders(PurchaseOrderRows rows, PurchaseOrders orders) {
        this.rows = rows;
        this.orders = orders;
    }

    /**
     * @throws Refused if there is none, or it is being drafted
     */
    @Transactional
    PurchaseOrder find(CoopId coop, PurchaseOrderId id) {
        return orders.read(row(coop, id))
                .orElseThrow(() -> new Refused(PurchasingReason.DRAFTING_UNDER_WAY));
    }

    /** Nothing if there is none, or it is being drafted: for callers that must not be undone. */
    @Transactional
    Optional<PurchaseOrder> maybe(CoopId coop, PurchaseOrderId id) {
        return rows.lock(coop.value(), id.value()).flatMap(orders::read);
    }

    /**
     * @throws Refused if there is none
     */
    @Transactional
    PurchaseOrderRow row(CoopId coop, PurchaseOrderId id) {
        return rows.lock(coop.value(), id.value())
                .orElseThrow(() -> new Refused(PurchasingReason.NO_SUCH_PURCHASE_ORDER));
    }
}
