package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.List;

/** Invoices that were accepted and wait to be settled: settlement's work. */
@Singleton
public class AcceptedInvoices {

    private final InvoiceStore store;
    private final InvoiceRows rows;
    private final Clock clock;

    AcceptedInvoices(InvoiceStore store, InvoiceRows rows, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.clock = clock;
    }

    /** Some of them, over all co-ops. */
    @Transactional
    public List<Invoice.Accepted> waiting(int atMost) {
        return rows.accepted(atMost).stream()
                .map(store::whole)
                .map(Invoice.Accepted.class::cast)
                .toList();
    }

    /** Notes in the caller's transaction that all of it is posted; done twice it does nothing. */
    @Transactional
    public void settled(CoopId coop, InvoiceId id) {
        switch (store.lock(coop, id)) {
            case Invoice.Accepted accepted -> store.settle(accepted, clock.instant());
            case Invoice.Settled _ -> {}
            case Invoice.Matched _, Invoice.Different _, Invoice.Disputed _, Invoice.Rejected _ ->
                    throw new IllegalStateException("invoice " + id + " is not accepted");
        }
    }
}
