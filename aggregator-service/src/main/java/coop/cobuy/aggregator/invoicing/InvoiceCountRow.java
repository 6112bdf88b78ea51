package coop.cobuy.aggregator.invoicing;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** How many invoices are in a state; computed, not stored. */
@MappedEntity("supplier_invoice")
record InvoiceCountRow(@Id String state, long invoices) {}
