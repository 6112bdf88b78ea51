package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.invoicing.TypedInvoices;
import coop.cobuy.aggregator.storefront.Form;

import java.util.Optional;

/**
 * An invoice or credit note that is typed in for a purchase order.
 *
 * @param supplier its name
 * @param credit whether it is a credit note
 * @param sums what was typed adds up to, where that is not what is payable
 */
public record EntryPage(
        Form form,
        TypedInvoices.Billable billable,
        String supplier,
        boolean credit,
        Optional<TypedInvoices.Sums> sums) {

    EntryPage addedUp(TypedInvoices.Sums right) {
        return new EntryPage(form, billable, supplier, credit, Optional.of(right));
    }

    /**
     * Whether it may be asked for to be taken as it stands; once asked for, it can be taken back.
     */
    public boolean sumDiffers() {
        return sums.isPresent() || form.has("asItStands", "true");
    }

    /** Where the form is sent to. */
    public String path() {
        return credit ? creditPath() : invoicePath();
    }

    public String invoicePath() {
        return InvoiceEntryController.HOME + "/" + billable.order().id();
    }

    public String creditPath() {
        return invoicePath() + "/credit-note";
    }
}
