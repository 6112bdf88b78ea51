package coop.cobuy.contract.purchasing.v1;

import java.util.UUID;

/** An approved purchase order was called off: it is not sent any more, or the supplier is told. */
public record PurchaseOrderCancelled(
        UUID coopId,
        UUID supplierId,
        UUID purchaseOrderId,
        String number,
        int revision,
        String reason,
        String cancelledAt)
        implements PurchaseOrderMessage {}
