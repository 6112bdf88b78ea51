package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.InvoiceId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What a bookkeeper does with an invoice. Before each decision it is compared anew, since goods may
 * have come or other invoices been accepted meanwhile.
 */
@Singleton
public class InvoiceDeciding {

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
     * @param seen what was looked at, see {@link #print}; null: whatever stands
     * @throws Refused if it is not what was looked at, unless the same was decided already
     */
    @Transactional
    public Invoice accept(Caller caller, InvoiceId id, String reason, @Nullable String seen) {
        Decision decision = new Decision("invoice.accepted", InvoiceSteps::accept, seen);
        return decide(caller, id, reason, decision);
    }

    /** As {@link #accept}; the buyers are told. */
    @Transactional
    public Invoice dispute(Caller caller, InvoiceId id, String reason, @Nullable String seen) {
        Decision decision = new Decision("invoice.disputed", InvoiceSteps::dispute, seen);
        return decide(caller, id, reason, decision);
    }

    /** As {@link #accept}, for good. */
    @Transactional
    public Invoice reject(Caller caller, InvoiceId id, String reason, @Nullable String seen) {
        Decision decision = new Decision("invoice.rejected", InvoiceSteps::reject, seen);
        return decide(caller, id, reason, decision);
    }

    /** Names an invoice with its state and differences: another print, another thing to decide. */
    public static String print(Invoice invoice) {
        String name = invoice.content().version() + " " + invoice.differences();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * A decision.
     *
     * @param action in the audit log
     */
    private record Decision(
            String action,
            BiFunction<Invoice, Verdict, InvoiceSteps.Step> step,
            @Nullable String seen) {}

    /** Compares anew; changes nothing that was decided. */
    @Transactional
    public Invoice rematch(Caller caller, InvoiceId id) {
        Invoice before = store.lock(caller.coop(), id);
        Invoice compared = compared(before);
        if (compared.equals(before)) {
            return before;
        }
        store.change(compared);
        audit.record(
                caller, "invoice.compared", "invoice/" + id, compared.differences().toString());
        return store.find(caller.coop(), id).orElseThrow();
    }

    private Invoice decide(Caller caller, InvoiceId id, String reason, Decision decision) {
        Invoice now = compared(store.lock(caller.coop(), id));
        Verdict verdict = new Verdict(caller.account(), caller.name(), reason, clock.instant());
        return switch (decision.step().apply(now, verdict)) {
            case InvoiceSteps.Step.Go(var to) -> {
                if (decision.seen() != null && !decision.seen().equals(print(now))) {
                    throw new Refused(InvoiceReason.INVOICE_CHANGED);
                }
                store.change(to);
                audit.record(caller, decision.action(), "invoice/" + id, reason);
                if (to instanceof Invoice.Disputed disputed) {
                    notices.forEach(each -> each.tell(disputed));
                }
                yield store.find(caller.coop(), id).orElseThrow();
            }
            case InvoiceSteps.Step.Stay(var invoice) -> {
                Verdict stands = InvoiceMapping.verdict(invoice);
                boolean same = stands != null && stands.reason().equals(reason);
                if (decision.seen() != null && !same) {
                    throw new Refused(InvoiceReason.INVOICE_CHANGED);
                }
                yield invoice;
            }
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
