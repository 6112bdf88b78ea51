package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.InvoiceId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a bookkeeper does with an invoice. Before each decision it is compared anew, since goods may
 * have come or other invoices been accepted meanwhile.
 */
@Singleton
class InvoiceDeciding {

    private final InvoiceStore store;
    private final Matching matching;
    private final List<DisputeNotices> notices;
    private final Audit audit;
    private final Clock clock;

    InvoiceDeciding(
            InvoiceStore store,
            Matching matching,
            Collection<DisputeNotices> notices,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.matching = matching;
        this.notices = List.copyOf(notices);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param reason may be empty where everything matches
     */
    @Transactional
    public Invoice accept(Caller caller, InvoiceId id, String reason) {
        return decide(caller, id, reason, "invoice.accepted", InvoiceSteps::accept);
    }

    @Transactional
    public Invoice dispute(Caller caller, InvoiceId id, String reason) {
        return decide(caller, id, reason, "invoice.disputed", InvoiceSteps::dispute);
    }

    @Transactional
    public Invoice reject(Caller caller, InvoiceId id, String reason) {
        return decide(caller, id, reason, "invoice.rejected", InvoiceSteps::reject);
    }

    /** Compares anew; changes nothing that was decided. */
    @Transactional
    public Invoice rematch(Caller caller, InvoiceId id) {
        Invoice before = store.lock(caller.coop(), id);
        Invoice compared = compared(before);
        if (compared.equals(before)) {
            return before;
        }
        store.change(compared);
        return store.find(caller.coop(), id).orElseThrow();
    }

    private Invoice decide(
            Caller caller,
            InvoiceId id,
            String reason,
            String action,
            BiFunction<Invoice, Verdict, InvoiceSteps.Step> step) {
        Invoice now = compared(store.lock(caller.coop(), id));
        Verdict verdict = new Verdict(caller.account(), caller.name(), reason, clock.instant());
        return switch (step.apply(now, verdict)) {
            case InvoiceSteps.Step.Go(var to) -> {
                store.change(to);
                audit.record(caller, action, "invoice/" + id, reason);
                if (to instanceof Invoice.Disputed disputed) {
                    notices.forEach(each -> each.tell(disputed));
                }
                yield store.find(caller.coop(), id).orElseThrow();
            }
            case InvoiceSteps.Step.Stay(var invoice) -> invoice;
            case InvoiceSteps.Step.No(var no) -> throw new Refused(no);
        };
    }

    private Invoice compared(Invoice invoice) {
        InvoiceContent content = invoice.content();
        Matching.Compared compared = matching.compare(content.coop(), content.id(), content.bill());
        OrderContent order = compared.order();
        if (content.orderOrNull() == null || content.creditedOrNull() == null) {
            store.refer(content, order == null ? null : order.id(), compared.credited());
        }
        return InvoiceSteps.rematch(invoice, compared.match());
    }
}
