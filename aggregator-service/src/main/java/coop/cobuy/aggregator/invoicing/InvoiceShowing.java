package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts an invoice beside its purchase order and receipts as they are now. */
@Singleton
public class InvoiceShowing {

    private final InvoiceStore store;
    private final Matching matching;
    private final InvoiceConflictRows conflicts;

    InvoiceShowing(InvoiceStore store, Matching matching, InvoiceConflictRows conflicts) {
        this.store = store;
        this.matching = matching;
        this.conflicts = conflicts;
    }

    /**
     * An invoice compared.
     *
     * @param invoice with the differences of now, or if it is decided, those of then
     * @param productNames by SKU, of what was ordered
     * @param conflicts other documents under the same number
     */
    public record Compared(
            Invoice invoice,
            Match match,
            Map<String, String> productNames,
            List<InvoiceViews.Conflict> conflicts) {
        public Compared {
            productNames = Map.copyOf(productNames);
            conflicts = List.copyOf(conflicts);
        }

        /** As lists and filters name it. */
        public String state() {
            return InvoiceMapping.state(invoice).name();
        }

        /** Who decided, if somebody has. */
        public Optional<Verdict> verdict() {
            return Optional.ofNullable(InvoiceMapping.verdict(invoice));
        }
    }

    /** Compares an invoice and keeps nothing of it. */
    @Transactional
    public Optional<Compared> compare(CoopId coop, InvoiceId id) {
        return store.find(coop, id).map(this::compare);
    }

    private Compared compare(Invoice invoice) {
        InvoiceContent content = invoice.content();
        Matching.Compared compared = matching.compare(content.coop(), content.id(), content.bill());
        return new Compared(
                InvoiceSteps.rematch(invoice, compared.match()),
                compared.match(),
                names(compared.order()),
                conflicts.ofInvoice(content.coop().value(), content.id().value()).stream()
                        .map(row -> InvoiceViews.Conflict.of(row, content.bill().currency()))
                        .toList());
    }

    private static Map<String, String> names(@Nullable OrderContent order) {
        Map<String, String> names = new HashMap<>();
        if (order != null) {
            order.lines().forEach(line -> names.put(line.sku(), line.name()));
        }
        return names;
    }

    @Transactional
    InvoiceViews.Whole show(Invoice invoice) {
        InvoiceContent content = invoice.content();
        Match match = matching.compare(content.coop(), content.id(), content.bill()).match();
        return InvoiceViews.whole(
                invoice, match, conflicts.ofInvoice(content.coop().value(), content.id().value()));
    }
}
