package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.invoicing.InvoiceContent;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.FinalAllotments;
import coop.cobuy.aggregator.receiving.Receipts;
import coop.cobuy.aggregator.receiving.ReceivedLine;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.rounds.RoundSnapshots;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.RoundingCarry;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.id.OfferId;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gathers what an accepted invoice is split by, and splits it. Writes nothing. */
@Singleton
class InvoicePreparing {

    private final PurchaseOrders orders;
    private final Receipts receipts;
    private final FinalAllotments allotments;
    private final Rounds rounds;
    private final RoundSnapshots snapshots;
    private final SettlementRows settlements;
    private final SettledComponentRows components;
    private final ChargeTable charges;
    private final CarryTable carries;

    InvoicePreparing(
            PurchaseOrders orders,
            Receipts receipts,
            FinalAllotments allotments,
            Rounds rounds,
            RoundSnapshots snapshots,
            SettlementRows settlements,
            SettledComponentRows components,
            ChargeTable charges,
            CarryTable carries) {
        this.orders = orders;
        this.receipts = receipts;
        this.allotments = allotments;
        this.rounds = rounds;
        this.snapshots = snapshots;
        this.settlements = settlements;
        this.components = components;
        this.charges = charges;
        this.carries = carries;
    }

    /**
     * The invoice, split; nothing while it has to wait: for goods to be shared out, or for the
     * invoice that it credits to be settled.
     */
    Optional<Prepared> prepare(Invoice.Accepted invoice) {
        InvoiceContent content = invoice.content();
        CoopId coop = content.coop();
        PurchaseOrder order =
                content.order()
                        .flatMap(id -> orders.find(coop, id))
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "purchase order of accepted invoice "
                                                        + content.id()
                                                        + " (expected: known)"));
        Round round = rounds.find(coop, order.content().round()).orElseThrow();
        RoundSnapshot snapshot =
                round.snapshot()
                        .flatMap(name -> snapshots.find(coop, round.id(), name.version()))
                        .orElseThrow();
        Optional<? extends SplitBasis> basis =
                content.bill().credit()
                        ? borne(content, order.content())
                        : allotted(content, order, snapshot);
        return basis.map(by -> prepared(invoice, order.content(), by, round, snapshot));
    }

    private Prepared prepared(
            Invoice.Accepted invoice,
            OrderContent order,
            SplitBasis basis,
            Round round,
            RoundSnapshot snapshot) {
        Bill bill = invoice.bill();
        UUID document = invoice.id().value();
        GoodsWeights goods =
                new GoodsWeights(
                        snapshot.rules(),
                        document.getLeastSignificantBits(),
                        sharesOfGoods(bill, basis, snapshot.rules()));
        Carried.Scope scope = scope(bill, basis, snapshot.rules());
        long[] before = scope == null ? null : before(scope, invoice, order, basis.participants());
        RoundingCarry carry = before == null ? null : new RoundingCarry(before);
        BillSplit split =
                new BillSplit(bill, basis, snapshot, round.plan().opening(), goods, carry);
        return new Prepared(
                invoice,
                order,
                basis.participants(),
                split.payable(),
                split.columns(),
                split.bases(),
                bill.credit() ? Optional.empty() : Optional.of(snapshot.fees()),
                snapshot.feeVat(),
                scope == null || before == null || carry == null
                        ? Optional.empty()
                        : Optional.of(new Carried(scope, before, carry.nano())));
    }

    /**
     * Over what rounding is remembered; null where it is not, as with a credit. The same when it is
     * asked again: it depends on the invoice and on what came, not on other invoices.
     */
    private static Carried.@Nullable Scope scope(Bill bill, SplitBasis basis, RoundRules rules) {
        if (bill.credit()) {
            return null;
        }
        if (rules.rounding() == RoundRules.Rounding.CARRIED) {
            return Carried.Scope.LEDGER;
        }
        return basis.isPartOfOrder(bill) ? Carried.Scope.ORDER : null;
    }

    private long[] before(
            Carried.Scope scope,
            Invoice.Accepted invoice,
            OrderContent order,
            Participants participants) {
        CoopId coop = order.coop();
        if (settlements.find(coop.value(), invoice.id().value()).isPresent()) {
            return carries.frozen(coop, invoice.id(), participants);
        }
        return switch (scope) {
            case LEDGER -> carries.ledger(coop, order.currency(), participants);
            case ORDER -> carries.ofOrder(coop, order.id(), participants);
        };
    }

    /** Zero where nobody asks: a million shares need not be gathered once more for that. */
    private static long sharesOfGoods(Bill bill, SplitBasis basis, RoundRules rules) {
        if (rules.cost() == RoundRules.Cost.EQUAL_PRICE) {
            return 0;
        }
        return bill.lines().stream()
                .filter(line -> line.kind() == LineKind.GOODS)
                .mapToLong(line -> basis.part(line).who().length)
                .sum();
    }

    private Optional<AllotmentBasis> allotted(
            InvoiceContent content, PurchaseOrder order, RoundSnapshot snapshot) {
        CoopId coop = content.coop();
        OrderContent ordered = order.content();
        boolean cancelled = order instanceof PurchaseOrder.Cancelled;
        if (!cancelled && !receipts.isClosed(coop, ordered.id())) {
            return Optional.empty();
        }
        Map<OfferId, ReceivedLine> received =
                receipts.lines(coop, ordered.id()).stream()
                        .collect(Collectors.toMap(ReceivedLine::offer, Function.identity()));
        List<AllotmentBasis.Line> lines = new ArrayList<>();
        for (OrderLine line : ordered.ordered().toList()) {
            ReceivedLine came = received.get(line.offer());
            LineShares shares = new LineShares();
            if (came != null) {
                allotments.ofLine(
                        coop,
                        ordered.id(),
                        line.offer(),
                        (member, planned, units, grams) -> {
                            if (units > 0) {
                                shares.add(member, units, grams);
                            }
                        });
            }
            long stock = came == null ? 0 : came.stock().milli();
            ReceivedLine.Weight weight = came == null ? null : came.weightOrNull();
            lines.add(
                    new AllotmentBasis.Line(
                            line,
                            shares,
                            stock,
                            unitGrams(snapshot, line),
                            weight == null ? 0 : weight.stock().milli()));
        }
        return Optional.of(
                new AllotmentBasis(
                        content.id(),
                        ordered,
                        lines,
                        snapshot.rules().freight(),
                        Objects.requireNonNull(snapshot.suppliers().get(ordered.supplier()))
                                .terms()));
    }

    private static long unitGrams(RoundSnapshot snapshot, OrderLine line) {
        return snapshot.offer(line.offer())
                .flatMap(offer -> offer.terms().unitWeightGrams())
                .orElse(0L);
    }

    private Optional<BorneBasis> borne(InvoiceContent content, OrderContent order) {
        CoopId coop = content.coop();
        InvoiceId credited = content.credited().orElseThrow();
        boolean settled =
                settlements
                        .find(coop.value(), credited.value())
                        .filter(row -> row.settledAt() != null)
                        .isPresent();
        if (!settled) {
            return Optional.empty();
        }
        BorneBasis basis =
                new BorneBasis(
                        credited, order, components.ofInvoice(coop.value(), credited.value()));
        charges.ofInvoice(
                coop,
                credited,
                (member, component, no, net) -> basis.bore(member, component, no, net));
        basis.complete();
        return Optional.of(basis);
    }
}
