package coop.cobuy.aggregator.invoicing;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

/** Puts an invoice beside its purchase order and receipts as they are now. */
@Singleton
class InvoiceShowing {

    private final Matching matching;
    private final InvoiceConflictRows conflicts;

    InvoiceShowing(Matching matching, InvoiceConflictRows conflicts) {
        this.matching = matching;
        this.conflicts = conflicts;
    }

    @Transactional
    public InvoiceViews.Whole show(Invoice invoice) {
        InvoiceContent content = invoice.content();
        Match match = matching.compare(content.coop(), content.id(), content.bill()).match();
        return InvoiceViews.whole(
                invoice, match, conflicts.ofInvoice(content.coop().value(), content.id().value()));
    }
}
