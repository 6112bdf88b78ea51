package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.Invoice;
import coop.cobuy.aggregator.invoicing.Invoices;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.PurchaseOrder;
import coop.cobuy.aggregator.purchasing.PurchaseOrders;
import coop.cobuy.aggregator.receiving.Receipts;
import coop.cobuy.aggregator.receiving.ReceivedLine;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import io.micronaut.transaction.annotation.Transactional;

import jakarta.inject.Singleton;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Adds up a round from the rows that ordering, receiving and settling wrote, and compares. */
@Singleton
class RoundSettlementReading {

    private final Rounds rounds;
    private final PurchaseOrders orders;
    private final Receipts receipts;
    private final Invoices invoices;
    private final SettlementRows settlements;
    private final SettledComponentRows components;
    private final MemberChargeRows charges;

    RoundSettlementReading(
            Rounds rounds,
            PurchaseOrders orders,
            Receipts receipts,
            Invoices invoices,
            SettlementRows settlements,
            SettledComponentRows components,
            MemberChargeRows charges) {
        this.rounds = rounds;
        this.orders = orders;
        this.receipts = receipts;
        this.invoices = invoices;
        this.settlements = settlements;
        this.components = components;
        this.charges = charges;
    }

    /**
     * @throws Refused if there is no such round
     */
    @Transactional
    public RoundSettlementView read(CoopId coop, Currency currency, RoundId round) {
        Round known =
                rounds.find(coop, round)
                        .orElseThrow(() -> new Refused(SettlementReason.ROUND_UNKNOWN));
        String rule = known.plan().rules().cost().name();
        List<RoundSettlementView.Order> read = new ArrayList<>();
        for (PurchaseOrder order : orders.ofRound(coop, round)) {
            read.add(order(order, currency, rule));
        }
        boolean complete =
                read.stream()
                        .filter(order -> order.state().equals("APPROVED"))
                        .allMatch(RoundSettlementReading::isSettled);
        return new RoundSettlementView(
                round,
                read,
                totals(read, currency),
                complete && !read.isEmpty(),
                read.stream().allMatch(RoundSettlementView.Order::agrees));
    }

    private static boolean isSettled(RoundSettlementView.Order order) {
        return !order.invoices().isEmpty()
                && order.invoices().stream()
                        .allMatch(
                                each ->
                                        each.settledAt() != null
                                                || each.state().equals("REJECTED"));
    }

    private RoundSettlementView.Order order(PurchaseOrder order, Currency currency, String rule) {
        OrderContent content = order.content();
        List<ReceivedLine> lines = receipts.lines(content.coop(), content.id());
        long received = sum(lines, ReceivedLine::received);
        long allotted = sum(lines, ReceivedLine::allotted);
        long stock = sum(lines, ReceivedLine::stock);
        List<RoundSettlementView.Settled> settled =
                invoices.ofOrder(content.coop(), content.id()).stream()
                        .map(invoice -> invoice(invoice, currency, rule))
                        .toList();
        boolean agrees =
                received == Math.addExact(allotted, stock)
                        && settled.stream().allMatch(RoundSettlementView.Settled::agrees);
        return new RoundSettlementView.Order(
                content.id(),
                content.number(),
                content.supplier(),
                content.supplierName(),
                state(order),
                content.net(),
                receipts.isClosed(content.coop(), content.id()),
                new Units(received),
                new Units(allotted),
                new Units(stock),
                settled,
                agrees);
    }

    private static String state(PurchaseOrder order) {
        return switch (order) {
            case PurchaseOrder.Draft _ -> "DRAFT";
            case PurchaseOrder.Dropped _ -> "DROPPED";
            case PurchaseOrder.AwaitingSecondApproval _ -> "AWAITING_SECOND_APPROVAL";
            case PurchaseOrder.Approved _ -> "APPROVED";
            case PurchaseOrder.Cancelled _ -> "CANCELLED";
        };
    }

    private static long sum(List<ReceivedLine> lines, Function<ReceivedLine, Units> units) {
        return lines.stream().map(units).mapToLong(Units::milli).reduce(0, Math::addExact);
    }

    private RoundSettlementView.Settled invoice(Invoice invoice, Currency currency, String rule) {
        CoopId coop = invoice.content().coop();
        Optional<SettlementRow> settlement = settlements.find(coop.value(), invoice.id().value());
        List<SettledComponentRow> split = components.ofInvoice(coop.value(), invoice.id().value());
        List<RoundSettlementView.SplitView> lines = SplitViews.lines(split, currency);
        InvoiceSums sums = InvoiceSums.of(charges.sums(coop.value(), invoice.id().value()), split);
        SavingSums savings = savings(coop, invoice, split, currency);
        long sign = invoice.bill().credit() ? -1 : 1;
        long payable = sign * invoice.bill().payable().minor();
        boolean done = settlement.filter(row -> row.settledAt() != null).isPresent();
        boolean agrees = !done || settlement.filter(row -> sums.agree(row, payable)).isPresent();
        return new RoundSettlementView.Settled(
                invoice.id(),
                invoice.bill().number(),
                invoice.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT),
                new Money(payable, currency),
                new Money(sums.members(), currency),
                new Money(sums.coop(), currency),
                new Money(sums.fees(), currency),
                new Money(sums.goods(), currency),
                new Money(sums.reference(), currency),
                savings.isMixed()
                        ? null
                        : new Money(Math.subtractExact(sums.reference(), sums.goods()), currency),
                savings.hard(),
                savings.avoided(),
                lines,
                SplitViews.notices(lines, rule),
                settlement.map(SettlementRow::settledAt).map(UtcTime::instant).orElse(null),
                agrees);
    }

    private SavingSums savings(
            CoopId coop, Invoice invoice, List<SettledComponentRow> split, Currency currency) {
        Map<Integer, String> kinds = new HashMap<>();
        for (SettledComponentRow row : split) {
            String kind = row.baselineKind();
            if (kind != null) {
                kinds.put(row.componentNo(), kind);
            }
        }
        SavingSums savings = new SavingSums(currency);
        charges.sumsOfLines(coop.value(), invoice.id().value(), Component.GOODS.code())
                .forEach(
                        row ->
                                savings.add(
                                        kinds.get(row.componentNo()),
                                        row.referenceMinor(),
                                        row.netMinor()));
        return savings;
    }

    private static RoundSettlementView.Totals totals(
            List<RoundSettlementView.Order> orders, Currency currency) {
        List<RoundSettlementView.Settled> settled =
                orders.stream()
                        .flatMap(order -> order.invoices().stream())
                        .filter(each -> each.settledAt() != null)
                        .toList();
        Money hard = add(settled, RoundSettlementView.Settled::hardSaving, currency);
        Money avoided = add(settled, RoundSettlementView.Settled::avoidedCost, currency);
        boolean isMixed =
                settled.stream().anyMatch(each -> each.saving() == null)
                        || (!hard.isZero() && !avoided.isZero());
        Money reference = add(settled, RoundSettlementView.Settled::reference, currency);
        Money goods = add(settled, RoundSettlementView.Settled::goods, currency);
        return new RoundSettlementView.Totals(
                add(orders, RoundSettlementView.Order::ordered, currency),
                add(settled, RoundSettlementView.Settled::payable, currency),
                add(settled, RoundSettlementView.Settled::members, currency),
                add(settled, RoundSettlementView.Settled::coop, currency),
                add(settled, RoundSettlementView.Settled::fees, currency),
                goods,
                reference,
                isMixed ? null : reference.minus(goods),
                hard,
                avoided);
    }

    private static <T> Money add(List<T> all, Function<T, Money> amount, Currency currency) {
        return all.stream().map(amount).reduce(Money.zero(currency), Money::plus);
    }
}
