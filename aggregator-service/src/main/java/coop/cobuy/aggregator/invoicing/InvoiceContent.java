package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A bill that was received, with what it refers to.
 *
 * @param version grows with every change of state
 * @param orderOrNull see {@link #order()}
 * @param creditedOrNull see {@link #credited()}
 */
public record InvoiceContent(
        CoopId coop,
        InvoiceId id,
        long version,
        Bill bill,
        @Nullable PurchaseOrderId orderOrNull,
        @Nullable InvoiceId creditedOrNull,
        InvoiceSource source,
        Instant receivedAt) {

    /** The purchase order that it bills, if there is such a one. */
    public Optional<PurchaseOrderId> order() {
        return Optional.ofNullable(orderOrNull);
    }

    /** The invoice that it credits, if it is a credit note and the invoice is known. */
    public Optional<InvoiceId> credited() {
        return Optional.ofNullable(creditedOrNull);
    }
}
