package coop.cobuy.aggregator.storefront.books;

import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.invoicing.InvoiceViews;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts suppliers' names to what bears their ids alone. */
@Singleton
class SupplierNames {

    private final Suppliers suppliers;

    SupplierNames(Suppliers suppliers) {
        this.suppliers = suppliers;
    }

    String of(CoopId coop, SupplierId supplier) {
        return suppliers
                .find(coop, supplier)
                .map(found -> found.terms().name())
                .orElseGet(supplier::toString);
    }

    List<BooksPage.InvoiceItem> with(CoopId coop, List<InvoiceViews.Summary> invoices) {
        Map<SupplierId, String> known = new HashMap<>();
        List<BooksPage.InvoiceItem> items = new ArrayList<>();
        for (InvoiceViews.Summary invoice : invoices) {
            String name = known.computeIfAbsent(invoice.supplier(), id -> of(coop, id));
            items.add(new BooksPage.InvoiceItem(invoice, name));
        }
        return items;
    }
}
