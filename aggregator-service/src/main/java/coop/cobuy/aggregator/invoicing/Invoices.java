package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.PurchaseOrderId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The suppliers' invoices and credit notes of each co-op, as they stand. */
@Singleton
public class Invoices {

    private final InvoiceStore store;
    private final InvoiceRows rows;

    Invoices(InvoiceStore store, InvoiceRows rows) {
        this.store = store;
        this.rows = rows;
    }

    @Transactional
    public Optional<Invoice> find(CoopId coop, InvoiceId id) {
        return store.find(coop, id);
    }

    /** All that bill or credit a purchase order, in order of receipt. */
    @Transactional
    public List<Invoice> ofOrder(CoopId coop, PurchaseOrderId order) {
        return store.ofOrder(coop, order);
    }

    /**
     * Newest first.
     *
     * @param state null: in any state
     */
    @Transactional
    List<InvoiceRow> before(
            CoopId coop, InvoiceMapping.@Nullable State state, UUID before, int atMost) {
        return state == null
                ? rows.before(coop.value(), before, atMost)
                : rows.before(coop.value(), state.name(), before, atMost);
    }
}
