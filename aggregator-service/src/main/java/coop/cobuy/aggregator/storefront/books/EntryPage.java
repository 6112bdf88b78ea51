package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.invoicing.TypedInvoices;
import coop.cobuy.aggregator.storefront.Form;

/**
 * An invoice that is typed in for a purchase order.
 *
 * @param supplier its name
 * @param sumDiffers whether what was typed did not add up, so that it may be taken as it stands
 */
public record EntryPage(
        Form form, TypedInvoices.Billable billable, String supplier, boolean sumDiffers) {

    /** Where the form is sent to. */
    public String path() {
        return InvoiceEntryController.HOME + "/" + billable.order().id();
    }
}
