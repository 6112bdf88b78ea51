package coop.cobuy.aggregator.invoicing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.SupplierId;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes in a bill, however it comes. The supplier and its number name it: the same again is nothing
 * new, another content under the same name is a conflict, which is kept and shown.
 */
@Singleton
class InvoiceIntake {

    private final InvoiceStore store;
    private final InvoiceConflictRows conflicts;
    private final Matching matching;
    private final InvoicingSettings settings;
    private final IdSource ids;
    private final Clock clock;
    private final ObjectMapper json;

    InvoiceIntake(
            InvoiceStore store,
            InvoiceConflictRows conflicts,
            Matching matching,
            InvoicingSettings settings,
            IdSource ids,
            Clock clock,
            ObjectMapper json) {
        this.store = store;
        this.conflicts = conflicts;
        this.matching = matching;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** What came of a bill. */
    sealed interface Taken {
        /** It is new. */
        record New(Invoice invoice) implements Taken {}

        /** It was there already. */
        record Known(Invoice invoice) implements Taken {}

        /**
         * Its name stands for something else.
         *
         * @param isNew whether this other content did not come before
         */
        record Conflict(Invoice invoice, boolean isNew) implements Taken {}
    }

    /**
     * Reads a bill, with the help of the purchase order that it names.
     *
     * @throws BadInput with all that cannot be understood
     */
    public Bill read(CoopId coop, InvoiceBody body) {
        Optional<SupplierId> ofOrder =
                matching.order(coop, body.orderNumber()).map(order -> order.content().supplier());
        return BillReading.read(body, ofOrder);
    }

    /**
     * @param body what the bill was read from, kept if there is a conflict
     */
    @Transactional
    public Taken take(CoopId coop, Bill bill, InvoiceBody body, InvoiceSource source) {
        byte[] hash = BillHash.of(bill);
        Optional<InvoiceRow> known = store.numbered(coop, bill.supplier(), bill.number());
        if (known.isPresent()) {
            Invoice stands = store.whole(known.get());
            if (Arrays.equals(known.get().contentHash(), hash)) {
                return new Taken.Known(stands);
            }
            return new Taken.Conflict(stands, keepConflict(stands, bill, hash, body, source));
        }
        return new Taken.New(add(coop, bill, hash, source));
    }

    private Invoice add(CoopId coop, Bill bill, byte[] hash, InvoiceSource source) {
        InvoiceId id = new InvoiceId(ids.next());
        Matching.Compared compared = matching.compare(coop, id, bill);
        OrderContent order = compared.order();
        InvoiceContent content =
                new InvoiceContent(
                        coop,
                        id,
                        0,
                        bill,
                        order == null ? null : order.id(),
                        compared.credited(),
                        source,
                        clock.instant());
        Invoice invoice = byItself(InvoiceSteps.compared(content, compared.match()));
        store.add(invoice, hash);
        return invoice;
    }

    /** Accepted without anybody, where the co-op wants it so and everything agrees. */
    private Invoice byItself(Invoice invoice) {
        return switch (invoice) {
            case Invoice.Matched matched when settings.acceptMatched() ->
                    new Invoice.Accepted(
                            matched.content(),
                            matched.differences(),
                            new Verdict(null, "", "", clock.instant()));
            case Invoice.Matched _,
                    Invoice.Different _,
                    Invoice.Disputed _,
                    Invoice.Accepted _,
                    Invoice.Rejected _,
                    Invoice.Settled _ ->
                    invoice;
        };
    }

    /** Whether it was not kept yet. */
    private boolean keepConflict(
            Invoice stands, Bill bill, byte[] hash, InvoiceBody body, InvoiceSource source) {
        return conflicts.add(
                        stands.content().coop().value(),
                        stands.id().value(),
                        hash,
                        source.name(),
                        bill.payable().minor(),
                        text(body),
                        UtcTime.of(clock.instant()))
                == 1;
    }

    private String text(InvoiceBody body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write an invoice", e);
        }
    }
}
