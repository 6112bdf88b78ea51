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

    /** The most parts into which invoices are split, counting everybody who may have one. */
    private static final long SHARES_MAX = 50_000_000;

    private final PlanRequest request;
    private final PlanFilling filling;
    private final List<@Nullable PlanShares> shares;
    private final List<List<OfferOutcome>> bySupplier = new ArrayList<>();
    private final Map<Integer, PlanParties> partiesOf = new HashMap<>();
    private final List<MemberBill> bills = new ArrayList<>();
    private final List<PlanInvoice> documents = new ArrayList<>();
    private final CapsLeft caps = new CapsLeft();
    private final ResalePrices resale;
    private final Map<Integer, Long> aboveCaps = new HashMap<>();
    private long payable;

    private PlanBilling(
            PlanRequest request, PlanFilling filling, List<@Nullable PlanShares> shares) {
        this.request = request;
        this.filling = filling;
        this.shares = shares;
        for (int i = 0; i <= request.members().size(); i++) {
            bills.add(new MemberBill());
        }
        request.suppliers().forEach(each -> bySupplier.add(new ArrayList<>()));
        for (OfferOutcome outcome : filling.outcomes()) {
            bySupplier.get(outcome.offer().supplier()).add(outcome);
        }
        checkInvoices();
        gatherDocuments();
        this.resale = new ResalePrices(request, filling, shares, documents);
    }

    /**
     * Splits every invoice, and where a supplier has sent none its purchase order.
     *
     * @param shares by offer; null where nobody asked for it
     * @throws BadInput if something is billed of which nothing is ordered
     * @throws IllegalStateException if the parts do not add up to the whole
     */
    static PlanBilling of(
            PlanRequest request, PlanFilling filling, List<@Nullable PlanShares> shares) {
        PlanBilling billing = new PlanBilling(request, filling, shares);
        billing.documents.forEach(billing::split);
        if (request.rules().vatModel() == VatModel.RESALE) {
            billing.aboveCaps.putAll(billing.resale.aboveCaps());
        }
        billing.checkSums();
        billing.compare();
        return billing;
    }

    MemberBill member(int index) {
        return bills.get(index);
    }

    MemberBill coop() {
        return bills.getLast();
    }

    /** What of an offer's goods nobody may be asked for, by offer. */
    Map<Integer, Long> aboveCaps() {
        return aboveCaps;
    }

    private PlanParties parties(int supplier) {
        return partiesOf.computeIfAbsent(
                supplier, each -> PlanParties.of(bySupplier.get(each), bills.size() - 1));
    }

    private void checkInvoices() {
        Findings findings = new Findings();
        long shares = 0;
        for (int i = 0; i < request.invoices().size() && shares <= SHARES_MAX; i++) {
            shares += parties(request.invoices().get(i).supplier()).participants().count();
            if (shares > SHARES_MAX) {
                findings.add("/invoices/" + i, "is one too many for so many members");
            }
        }
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

    /** Every invoice, then the orders of those who have sent none. */
    private void gatherDocuments() {
        boolean[] hasBilled = new boolean[request.suppliers().size()];
        for (PlanInvoice invoice : request.invoices()) {
            hasBilled[invoice.supplier()] = true;
            documents.add(invoice);
        }
        for (int supplier = 0; supplier < hasBilled.length; supplier++) {
            PlanInvoice ordered = hasBilled[supplier] ? null : ordered(supplier);
            if (ordered != null) {
                documents.add(ordered);
            }
        }
    }

    /** What a supplier asks for who bills the order as it is; null if nothing is ordered. */
    private @Nullable PlanInvoice ordered(int supplier) {
        List<PlanInvoice.Line> lines = new ArrayList<>();
        for (OfferOutcome outcome : bySupplier.get(supplier)) {
            PlanOffer offer = outcome.offer();
            if (outcome.decision().isOrdered()) {
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
        PlanParties parties = parties(invoice.supplier());
        Participants participants = parties.participants();
        InvoiceToSplit document =
                InvoiceToSplit.of(
                        participants,
                        lines(invoice, parties),
                        amounts(invoice, parties),
                        ROUNDING,
                        invoice.roundingMinor());
        List<Column> agent = InvoiceSplit.split(document);
        caps.charge(agent);
        noteCaps(document, agent);
        List<Column> columns =
                request.rules().vatModel() == VatModel.AGENT
                        ? agent
                        : ResaleSplit.of(
                                participants, agent, resale.asked(agent, parties), ROUNDING);
        columns.forEach(column -> book(column, parties));
        payable = Math.addExact(payable, document.payable());
    }

    private List<SplitLine> lines(PlanInvoice invoice, PlanParties parties) {
        List<SplitLine> lines = new ArrayList<>();
        for (PlanInvoice.Line line : invoice.lines()) {
            OfferOutcome outcome = Objects.requireNonNull(filling.outcome(line.offer()));
            lines.add(goods(outcome, line, parties));
            if (line.depositMinor() != 0) {
                lines.add(deposits(outcome, line, parties));
            }
        }
        return lines;
    }

    private SplitLine goods(OfferOutcome outcome, PlanInvoice.Line line, PlanParties parties) {
        PlanShares share = Objects.requireNonNull(shares.get(outcome.index()));
        int[] takers = share.takers();
        int[] who = who(outcome, takers, parties);
        List<Ratio> alone =
                Arrays.stream(takers).mapToObj(share.taken().standAlone()::get).toList();
        return new SplitLine(
                Component.GOODS,
                outcome.index(),
                line.vat(),
                line.netMinor(),
                who,
                share.weights().of(takers),
                at(takers, share.taken().unitsMilli()),
                outcome.offer().unitGrams(),
                request.rules().noOneWorseOff() ? caps.of(outcome.index(), who, alone) : null);
    }

    private SplitLine deposits(OfferOutcome outcome, PlanInvoice.Line line, PlanParties parties) {
        PlanShares share = Objects.requireNonNull(shares.get(outcome.index()));
        int[] takers = share.takers();
        return new SplitLine(
                Component.DEPOSIT,
                outcome.index(),
                line.vat(),
                line.depositMinor(),
                who(outcome, takers, parties),
                at(takers, share.taken().unitsMilli()));
    }

    private static int[] who(OfferOutcome outcome, int[] takers, PlanParties parties) {
        return Arrays.stream(takers)
                .map(
                        i ->
                                i == outcome.count()
                                        ? parties.participants().coop()
                                        : parties.participant(outcome.lines()[i].member()))
                .toArray();
    }

    private static long[] at(int[] indexes, long[] values) {
        return Arrays.stream(indexes).mapToLong(i -> values[i]).toArray();
    }

    private List<SplitAmount> amounts(PlanInvoice invoice, PlanParties parties) {
        List<SplitAmount> amounts = new ArrayList<>();
        for (PlanAmount allowance : invoice.allowances()) {
            amounts.add(amount(Component.ALLOWANCE, amounts.size(), allowance, Spread.byNet()));
        }
        for (PlanAmount charge : invoice.charges()) {
            Spread spread = Spread.by(Objects.requireNonNull(charge.rule()));
            amounts.add(amount(Component.FREIGHT, amounts.size(), charge, spread));
        }
        return invoice.lines().isEmpty() ? byOrder(invoice.supplier(), amounts, parties) : amounts;
    }

    private static SplitAmount amount(
            Component component, int before, PlanAmount amount, Spread spread) {
        return new SplitAmount(component, before + 1, amount.vat(), amount.netMinor(), spread);
    }

    /** A document without goods, such as a carrier's or a bonus: by the goods of the order. */
    private List<SplitAmount> byOrder(
            int supplier, List<SplitAmount> amounts, PlanParties parties) {
        PlanInvoice order = ordered(supplier);
        return order == null
                ? amounts
                : InvoiceSplit.fixed(
                        InvoiceToSplit.of(
                                parties.participants(),
                                lines(order, parties),
                                amounts,
                                ROUNDING,
                                0));
    }

    /** Notes what exceeds the caps of all: it is the co-op's beside the stock. */
    private void noteCaps(InvoiceToSplit document, List<Column> columns) {
        for (int i = 0; i < document.lines().size(); i++) {
            SplitLine line = document.lines().get(i);
            boolean isResold =
                    request.rules().vatModel() == VatModel.RESALE && resale.has(line.lineNo());
            if (line.caps() != null && line.who().length > 0 && !isResold) {
                Participants participants = document.participants();
                long above = coopOf(columns.get(i), participants) - stockOf(line, participants);
                if (above > 0) {
                    aboveCaps.merge(line.lineNo(), above, Math::addExact);
                }
            }
        }
    }

    private static long coopOf(Column column, Participants participants) {
        int last = column.who().length - 1;
        return last >= 0 && column.who()[last] == participants.coop() ? column.net()[last] : 0;
    }

    private static long stockOf(SplitLine line, Participants participants) {
        int last = line.who().length - 1;
        Weights weights = line.weights();
        return line.who()[last] == participants.coop() && weights.isAnyAboveZero()
                ? weights.split(line.net(), participants.keys(line.who()))[last]
                : 0;
    }

    private void book(Column column, PlanParties parties) {
        boolean ofOffer =
                column.component() == Component.GOODS || column.component() == Component.DEPOSIT;
        int offer = ofOffer ? column.no() : MemberBill.NO_OFFER;
        for (int i = 0; i < column.who().length; i++) {
            bills.get(parties.member(column.who()[i]))
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
