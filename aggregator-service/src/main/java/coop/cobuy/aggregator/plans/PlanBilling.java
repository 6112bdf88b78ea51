package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.InvoiceSplit;
import coop.cobuy.aggregator.sharing.InvoiceToSplit;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.Ratio;
import coop.cobuy.aggregator.sharing.ResaleSplit;
import coop.cobuy.aggregator.sharing.SplitAmount;
import coop.cobuy.aggregator.sharing.SplitLine;
import coop.cobuy.aggregator.sharing.Spread;
import coop.cobuy.aggregator.sharing.VatModel;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Splits what suppliers bill among the members and the co-op. */
final class PlanBilling {

    private static final RoundingMode ROUNDING = RoundingMode.HALF_UP;

    private final PlanRequest request;
    private final PlanFilling filling;
    private final List<@Nullable PlanShares> shares;
    private final Participants participants;
    private final List<MemberBill> bills = new ArrayList<>();
    private final Map<Integer, Long> aboveCaps = new HashMap<>();
    private long payable;

    private PlanBilling(
            PlanRequest request, PlanFilling filling, List<@Nullable PlanShares> shares) {
        this.request = request;
        this.filling = filling;
        this.shares = shares;
        this.participants = Participants.inOrder(request.members().size());
        for (int i = 0; i < participants.count(); i++) {
            bills.add(new MemberBill());
        }
    }

    /**
     * Splits every invoice, or where a supplier has sent none its purchase order.
     *
     * @param shares by offer; null where nobody asked for it
     * @throws BadInput if something is billed of which nothing is ordered
     * @throws IllegalStateException if the parts do not add up to the whole
     */
    static PlanBilling of(
            PlanRequest request, PlanFilling filling, List<@Nullable PlanShares> shares) {
        PlanBilling billing = new PlanBilling(request, filling, shares);
        billing.checkInvoices();
        boolean[] hasBilled = new boolean[request.suppliers().size()];
        for (PlanInvoice invoice : request.invoices()) {
            hasBilled[invoice.supplier()] = true;
            billing.split(invoice);
        }
        for (int supplier = 0; supplier < hasBilled.length; supplier++) {
            PlanInvoice ordered = hasBilled[supplier] ? null : billing.ordered(supplier);
            if (ordered != null) {
                billing.split(ordered);
            }
        }
        billing.checkSums();
        billing.compare();
        return billing;
    }

    MemberBill member(int index) {
        return bills.get(index);
    }

    MemberBill coop() {
        return bills.get(participants.coop());
    }

    /** What of an offer's goods nobody may be asked for, by offer. */
    Map<Integer, Long> aboveCaps() {
        return aboveCaps;
    }

    private void checkInvoices() {
        Findings findings = new Findings();
        for (PlanInvoice invoice : request.invoices()) {
            for (int i = 0; i < invoice.lines().size(); i++) {
                OfferOutcome outcome = filling.outcome(invoice.lines().get(i).offer());
                if (outcome == null || !outcome.decision().isOrdered()) {
                    String at = invoice.linesAt() + i + "/offer";
                    findings.add(
                            at,
                            outcome == null ? "nobody ordered that" : "nothing is ordered of that");
                }
            }
        }
        findings.throwIfAny();
    }

    /** What a supplier asks for who bills the order as it is; null if nothing is ordered. */
    private @Nullable PlanInvoice ordered(int supplier) {
        List<PlanInvoice.Line> lines = new ArrayList<>();
        for (OfferOutcome outcome : filling.outcomes()) {
            PlanOffer offer = outcome.offer();
            if (offer.supplier() == supplier && outcome.decision().isOrdered()) {
                Units units = outcome.decision().units();
                lines.add(
                        new PlanInvoice.Line(
                                outcome.index(),
                                units.milli(),
                                outcome.decision().net().minor(),
                                offer.vat(),
                                deposit(offer.depositMinor(), units)));
            }
        }
        PlanAmount freight = request.suppliers().get(supplier).freight();
        return lines.isEmpty()
                ? null
                : new PlanInvoice(
                        supplier,
                        "",
                        lines,
                        List.of(),
                        freight == null ? List.of() : List.of(freight),
                        0);
    }

    private long deposit(long unitMinor, Units units) {
        int decimals = request.currency().getDefaultFractionDigits();
        UnitPrice each = new UnitPrice(BigDecimal.valueOf(unitMinor, decimals), request.currency());
        return each.times(units).minor();
    }

    private void split(PlanInvoice invoice) {
        List<SplitLine> lines = new ArrayList<>();
        for (PlanInvoice.Line line : invoice.lines()) {
            OfferOutcome outcome = Objects.requireNonNull(filling.outcome(line.offer()));
            lines.add(goods(outcome, line));
            if (line.depositMinor() != 0) {
                lines.add(deposits(outcome, line));
            }
        }
        InvoiceToSplit document =
                InvoiceToSplit.of(
                        participants, lines, amounts(invoice), ROUNDING, invoice.roundingMinor());
        List<Column> agent = InvoiceSplit.split(document);
        noteCaps(document, agent);
        List<Column> columns =
                request.rules().vatModel() == VatModel.AGENT
                        ? agent
                        : ResaleSplit.of(participants, agent, asked(agent), ROUNDING);
        columns.forEach(this::book);
        payable = Math.addExact(payable, document.payable());
    }

    private SplitLine goods(OfferOutcome outcome, PlanInvoice.Line line) {
        PlanShares share = Objects.requireNonNull(shares.get(outcome.index()));
        int[] takers = share.takers();
        long[] units = at(takers, share.taken().unitsMilli());
        boolean isCapped = request.rules().noOneWorseOff();
        List<Ratio> caps =
                isCapped
                        ? Arrays.stream(takers).mapToObj(share.taken().standAlone()::get).toList()
                        : null;
        return new SplitLine(
                Component.GOODS,
                outcome.index(),
                line.vat(),
                line.netMinor(),
                who(outcome, takers),
                share.weights().of(takers),
                units,
                outcome.offer().unitGrams(),
                caps);
    }

    private SplitLine deposits(OfferOutcome outcome, PlanInvoice.Line line) {
        PlanShares share = Objects.requireNonNull(shares.get(outcome.index()));
        int[] takers = share.takers();
        return new SplitLine(
                Component.DEPOSIT,
                outcome.index(),
                line.vat(),
                line.depositMinor(),
                who(outcome, takers),
                at(takers, share.taken().unitsMilli()));
    }

    private int[] who(OfferOutcome outcome, int[] takers) {
        return Arrays.stream(takers)
                .map(i -> i == outcome.count() ? participants.coop() : outcome.lines()[i].member())
                .toArray();
    }

    private static long[] at(int[] indexes, long[] values) {
        return Arrays.stream(indexes).mapToLong(i -> values[i]).toArray();
    }

    private static List<SplitAmount> amounts(PlanInvoice invoice) {
        List<SplitAmount> amounts = new ArrayList<>();
        for (PlanAmount allowance : invoice.allowances()) {
            amounts.add(amount(Component.ALLOWANCE, amounts.size(), allowance, Spread.byNet()));
        }
        for (PlanAmount charge : invoice.charges()) {
            Spread spread = Spread.by(Objects.requireNonNull(charge.rule()));
            amounts.add(amount(Component.FREIGHT, amounts.size(), charge, spread));
        }
        return amounts;
    }

    private static SplitAmount amount(
            Component component, int before, PlanAmount amount, Spread spread) {
        return new SplitAmount(component, before + 1, amount.vat(), amount.netMinor(), spread);
    }

    /** What the co-op asks of each for goods that have a price of its own, column by column. */
    private List<long @Nullable []> asked(List<Column> columns) {
        List<long @Nullable []> asked = new ArrayList<>();
        for (Column column : columns) {
            UnitPrice price =
                    column.component() == Component.GOODS
                            ? request.offers().get(column.no()).resale()
                            : null;
            asked.add(price == null ? null : asked(column, price));
        }
        return asked;
    }

    private long[] asked(Column column, UnitPrice price) {
        OfferOutcome outcome = Objects.requireNonNull(filling.outcome(column.no()));
        Map<Integer, Long> units = new HashMap<>();
        for (int i = 0; i < outcome.count(); i++) {
            units.put(outcome.lines()[i].member(), outcome.gotMilli(i));
        }
        return Arrays.stream(column.who())
                .mapToLong(who -> price.times(new Units(units.getOrDefault(who, 0L))).minor())
                .toArray();
    }

    /** Notes what exceeds the caps of all: it is the co-op's beside the stock. */
    private void noteCaps(InvoiceToSplit document, List<Column> columns) {
        for (int i = 0; i < document.lines().size(); i++) {
            SplitLine line = document.lines().get(i);
            if (line.caps() != null && line.who().length > 0) {
                long above = coopOf(columns.get(i)) - stockOf(line);
                if (above > 0) {
                    aboveCaps.merge(line.lineNo(), above, Math::addExact);
                }
            }
        }
    }

    private long coopOf(Column column) {
        int last = column.who().length - 1;
        return last >= 0 && column.who()[last] == participants.coop() ? column.net()[last] : 0;
    }

    private long stockOf(SplitLine line) {
        int last = line.who().length - 1;
        Weights weights = line.weights();
        return line.who()[last] == participants.coop() && weights.isAnyAboveZero()
                ? weights.split(line.net(), participants.keys(line.who()))[last]
                : 0;
    }

    private void book(Column column) {
        boolean ofOffer =
                column.component() == Component.GOODS || column.component() == Component.DEPOSIT;
        int offer = ofOffer ? column.no() : MemberBill.NO_OFFER;
        for (int i = 0; i < column.who().length; i++) {
            bills.get(column.who()[i])
                    .add(column.component(), offer, column.net()[i], column.vat()[i]);
        }
    }

    private void checkSums() {
        long sum = 0;
        for (MemberBill bill : bills) {
            sum = Math.addExact(sum, bill.total());
        }
        if (sum != payable) {
            throw new IllegalStateException("charges: " + sum + " (expected: " + payable + ")");
        }
    }

    private void compare() {
        for (OfferOutcome outcome : filling.outcomes()) {
            PlanShares share = Objects.requireNonNull(shares.get(outcome.index()));
            for (int i = 0; i < outcome.count(); i++) {
                bills.get(outcome.lines()[i].member())
                        .compare(share.taken().standAlone().get(i), share.reference(outcome, i));
            }
        }
    }
}
