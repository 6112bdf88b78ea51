package coop.cobuy.adapter.publish;

import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;
import coop.cobuy.id.SupplierId;

import java.time.Instant;
import java.util.UUID;

/**
 * One revision of an order on its way, as its supplier may see it.
 *
 * @param since when it came to this state
 * @param newest whether no later revision was sent
 * @param cancelled whether it was called off
 */
public record SentOrder(
        UUID delivery,
        SupplierId supplier,
        PurchaseOrderApproved order,
        State state,
        Instant since,
        boolean newest,
        boolean cancelled) {}
