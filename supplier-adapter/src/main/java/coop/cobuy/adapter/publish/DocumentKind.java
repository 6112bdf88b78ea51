package coop.cobuy.adapter.publish;

import coop.cobuy.contract.supplier.v1.DeliveryReported.Document;

import java.util.Optional;

/** What is on its way to a supplier. */
enum DocumentKind {
    ORDER,
    CANCELLATION,
    /** Says of what the supplier sent whether it could be read; of no purchase order. */
    ACKNOWLEDGEMENT;

    /** As the log names it; empty for what is not told there. */
    Optional<Document> reported() {
        return switch (this) {
            case ORDER -> Optional.of(Document.ORDER);
            case CANCELLATION -> Optional.of(Document.CANCELLATION);
            case ACKNOWLEDGEMENT -> Optional.empty();
        };
    }
}
