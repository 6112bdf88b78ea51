package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.transport.Label;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderApproved;
import coop.cobuy.contract.purchasing.v1.PurchaseOrderMessage;

import java.util.Optional;

/** Says in words what a delivery is, from the message that it came from. */
final class DeliveryLabels {

    private DeliveryLabels() {}

    /**
     * @param order the order's own delivery, for one that calls it off and names nobody
     */
    static Label of(DeliveryRow row, Optional<DeliveryRow> order) {
        if (row.document() == DocumentKind.ACKNOWLEDGEMENT) {
            return new Label(row.document().name(), AnsweredFile.of(row).shown(), 0, "", "");
        }
        return order(order.orElse(row))
                .map(approved -> label(row, approved.coopName(), approved.supplierName()))
                .orElseGet(() -> label(row, "", ""));
    }

    private static Label label(DeliveryRow row, String sender, String receiver) {
        return new Label(row.document().name(), row.number(), row.revision(), sender, receiver);
    }

    /** Empty if the delivery is of no order. */
    static Optional<PurchaseOrderApproved> order(DeliveryRow row) {
        if (row.document() == DocumentKind.ACKNOWLEDGEMENT) {
            return Optional.empty();
        }
        try {
            return WireJson.read(row.message(), PurchaseOrderMessage.class)
                            instanceof PurchaseOrderApproved approved
                    ? Optional.of(approved)
                    : Optional.empty();
        } catch (UnreadableException e) {
            throw new IllegalStateException("delivery " + row.id() + " cannot be read", e);
        }
    }
}
