package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.batching.FillFacts;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Writes down what was decided about a change, in the transaction that decided it. */
@Singleton
class ChangeWriter {

    private final PurchaseOrderRows orders;
    private final PurchaseOrders purchaseOrders;
    private final OrderLineRows lines;
    private final ApprovalRows approvals;
    private final ChangeRows changes;
    private final ChangeLineRows changedLines;
    private final ChangedAllotments allotments;
    private final Changes history;
    private final OrderMessages messages;
    private final Tellings tellings;
    private final Clock clock;

    ChangeWriter(
            PurchaseOrderRows orders,
            PurchaseOrders purchaseOrders,
            OrderLineRows lines,
            ApprovalRows approvals,
            ChangeRows changes,
            ChangeLineRows changedLines,
            ChangedAllotments allotments,
            Changes history,
            OrderMessages messages,
            Tellings tellings,
            Clock clock) {
        this.orders = orders;
        this.purchaseOrders = purchaseOrders;
        this.lines = lines;
        this.approvals = approvals;
        this.changes = changes;
        this.changedLines = changedLines;
        this.allotments = allotments;
        this.history = history;
        this.messages = messages;
        this.tellings = tellings;
        this.clock = clock;
    }

    /**
     * @param content as it was
     * @throws IllegalStateException if the order is another one meanwhile: the caller has no lock
     */
    @Transactional
    void write(
            Caller caller,
            OrderContent content,
            RoundSnapshot snapshot,
            WantedChange wanted,
            ChangeDecision.Accept accepted) {
        int revision = content.revision() + 1;
        LocalDate before = history.deliveryDate(content).orElse(null);
        LocalDate day = wanted.deliveryDate().orElse(before);
        Instant at = clock.instant();
        List<ChangeLineRow> changed = new ArrayList<>();
        for (LineChange line : accepted.lines()) {
            changed.add(line(content, snapshot, line, revision));
        }
        changedLines.saveAll(changed);
        changes.save(row(caller, content, wanted, accepted.totals(), before, day, at));
        PurchaseOrderRow head = head(content, accepted.totals(), UtcTime.of(at));
        approve(caller, head, UtcTime.of(at));
        OrderContent now =
                purchaseOrders.find(content.coop(), content.id()).orElseThrow().content();
        messages.changed(now, at, day, wanted.reason());
        tellings.wantChange(content.coop(), content.id(), revision);
    }

    private ChangeLineRow line(
            OrderContent content, RoundSnapshot snapshot, LineChange change, int revision) {
        UUID coop = content.coop().value();
        UUID order = content.id().value();
        UUID offer = change.offer().id().value();
        OrderLineRow before =
                lines.find(coop, order, offer)
                        .orElseGet(
                                () -> lines.save(nobodys(coop, order, snapshot, change.offer())));
        ChangedAllotments.Shared shared =
                allotments.share(
                        content.coop(),
                        content.id(),
                        change.offer().id(),
                        revision,
                        change.units());
        OrderLineRow now = before.ordering(change, shared);
        lines.change(
                coop,
                order,
                offer,
                now.cases(),
                now.orderedMilli(),
                now.unitPrice(),
                now.netMinor(),
                now.allottedMilli(),
                now.allotmentHash());
        return row(before, now, shared, revision);
    }

    /** Of an offer that nobody asked for. */
    private static OrderLineRow nobodys(
            UUID coop, UUID order, RoundSnapshot snapshot, Offer offer) {
        WholesaleTerms terms = offer.terms();
        long pack =
                terms.packing() instanceof Packing.InCases cased
                        ? cased.pack().unitsPerCase().milli()
                        : 0;
        return new OrderLineRow(
                coop,
                order,
                offer.id().value(),
                terms.sku(),
                terms.name(),
                terms.unit().code(),
                pack,
                0,
                0,
                terms.highestPrice().amount(),
                0,
                terms.vat().hundredths(),
                snapshot.rules().allotment().name(),
                LineChange.minimum(terms).milli(),
                0,
                0,
                0,
                0,
                BigDecimal.ZERO,
                0,
                0,
                ContentHash.ofShares(0, List.of(), new long[0]),
                null,
                null,
                null,
                terms.catchWeight().map(Units::milli).orElse(null));
    }

    private static ChangeLineRow row(
            OrderLineRow before, OrderLineRow now, ChangedAllotments.Shared shared, int revision) {
        long cutClass = shared.facts().cutClass();
        return new ChangeLineRow(
                now.coopId(),
                now.purchaseOrderId(),
                revision,
                now.offerId(),
                now.sku(),
                now.name(),
                before.cases(),
                before.orderedMilli(),
                before.unitPrice(),
                before.netMinor(),
                now.cases(),
                now.orderedMilli(),
                now.unitPrice(),
                now.netMinor(),
                shared.facts().plannedMilli(),
                shared.facts().plannedFirmMilli(),
                shared.facts().levelMilli(),
                shared.facts().drawnMilli(),
                cutClass == FillFacts.NO_CLASS ? null : cutClass);
    }

    private static ChangeRow row(
            Caller caller,
            OrderContent content,
            WantedChange wanted,
            OrderTotals totals,
            @Nullable LocalDate before,
            @Nullable LocalDate day,
            Instant at) {
        return new ChangeRow(
                content.coop().value(),
                content.id().value(),
                content.revision() + 1,
                caller.account().value(),
                caller.name(),
                wanted.reason(),
                before,
                day,
                content.net().minor(),
                content.gross().minor(),
                totals.net().minor(),
                totals.gross().minor(),
                UtcTime.of(at));
    }

    /** The order's row as it stands then; what was reported of the revision before is not of it. */
    private PurchaseOrderRow head(OrderContent content, OrderTotals totals, LocalDateTime at) {
        UUID coop = content.coop().value();
        UUID id = content.id().value();
        int revision = content.revision() + 1;
        PurchaseOrderRow row =
                orders.find(coop, id)
                        .orElseThrow(() -> new IllegalStateException("no purchase order " + id))
                        .revised(revision, totals);
        List<OrderLineRow> sorted =
                lines.ofOrder(coop, id).stream()
                        .sorted(
                                Comparator.comparing(OrderLineRow::sku)
                                        .thenComparing(OrderLineRow::offerId))
                        .toList();
        String hash = ContentHash.of(row, sorted);
        int written =
                orders.change(
                        coop,
                        id,
                        revision,
                        row.netMinor(),
                        row.vatMinor(),
                        row.grossMinor(),
                        hash,
                        at,
                        content.version());
        if (written != 1) {
            throw new IllegalStateException(
                    content.number() + ": " + written + " rows changed (expected: 1)");
        }
        return orders.find(coop, id).orElseThrow();
    }

    /** Whoever changes it approves what it says then. */
    private void approve(Caller caller, PurchaseOrderRow head, LocalDateTime at) {
        approvals.save(
                new ApprovalRow(
                        head.coopId(),
                        head.id(),
                        head.contentHash(),
                        caller.account().value(),
                        caller.name(),
                        caller.approvalLimit().map(limit -> limit.minor()).orElse(null),
                        at));
    }
}
