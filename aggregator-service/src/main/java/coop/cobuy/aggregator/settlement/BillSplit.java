package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.Reference;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledAmount;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.InvoiceTotals;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.purchasing.PriceLists;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.InvoiceSplit;
import coop.cobuy.aggregator.sharing.InvoiceToSplit;
import coop.cobuy.aggregator.sharing.ResaleSplit;
import coop.cobuy.aggregator.sharing.RoundingCarry;
import coop.cobuy.aggregator.sharing.SplitAmount;
import coop.cobuy.aggregator.sharing.SplitLine;
import coop.cobuy.aggregator.sharing.Spread;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Splits a bill by a basis, and keeps what stands behind each column. Pure. */
final class BillSplit {

    private static final String PRICE_LIST = "the supplier's price list";
    private static final String REFERENCE_PRICE =
            "reference price of the offer when the round opened";

    private final Bill bill;
    private final SplitBasis basis;
    private final RoundSnapshot snapshot;
    private final LocalDate baselineOn;
    private final GoodsWeights goods;
    private final @Nullable RoundingCarry carry;
    private final long sign;
    private final List<LineBasis> bases = new ArrayList<>();
    private final List<Column> columns;

    /**
     * @param opened when the round's terms were taken
     * @param goods by what lines of goods are split
     * @param carry is moved on by the split; null: leftover cents go by lot
     */
    BillSplit(
            Bill bill,
            SplitBasis basis,
            RoundSnapshot snapshot,
            Instant opened,
            GoodsWeights goods,
            @Nullable RoundingCarry carry) {
        this.bill = bill;
        this.basis = basis;
        this.snapshot = snapshot;
        this.goods = goods;
        this.carry = carry;
        this.baselineOn = LocalDate.ofInstant(opened, ZoneOffset.UTC);
        this.sign = bill.credit() ? -1 : 1;
        this.columns = split();
    }

    List<Column> columns() {
        return columns;
    }

    /** One for each column. */
    List<LineBasis> bases() {
        return bases;
    }

    long payable() {
        return sign * bill.payable().minor();
    }

    private List<Column> split() {
        List<SplitLine> lines = new ArrayList<>();
        for (BilledLine line : bill.lines()) {
            SplitBasis.Part part = basis.part(line);
            GoodsShares shares = shares(line, part);
            lines.add(line(line, part, shares));
            bases.add(lineBasis(line, part, shares));
        }
        List<SplitAmount> amounts = new ArrayList<>();
        addAmounts(amounts, Component.ALLOWANCE, bill.allowances());
        addAmounts(amounts, Component.FREIGHT, bill.charges());
        SortedMap<Percent, Long> vat = new TreeMap<>();
        InvoiceTotals.of(bill)
                .vat()
                .forEach(total -> vat.put(total.rate(), sign * total.vat().minor()));
        List<Column> billed =
                InvoiceSplit.split(
                        new InvoiceToSplit(
                                basis.participants(),
                                lines,
                                amounts,
                                vat,
                                sign * bill.rounding().minor(),
                                payable()));
        for (int i = bases.size(); i < billed.size(); i++) {
            boolean rounding = billed.get(i).component() == Component.ROUNDING;
            bases.add(LineBasis.ofAmount(rounding ? "Rounding" : "Not explained by the invoice"));
        }
        List<Column> charged = taxed(billed);
        for (int i = 0; i < charged.size(); i++) {
            long above = i < lines.size() ? aboveCaps(lines.get(i), billed.get(i)) : 0;
            long rounding = Math.subtractExact(coopVat(charged.get(i)), coopVat(billed.get(i)));
            if (above != 0 || rounding != 0) {
                bases.set(i, bases.get(i).with(new CoopParts(above, rounding)));
            }
        }
        return charged;
    }

    /** As billed, or with each member's tax computed anew where the co-op sells. */
    private List<Column> taxed(List<Column> billed) {
        return switch (snapshot.rules().vatModel()) {
            case AGENT -> billed;
            case RESALE ->
                    ResaleSplit.of(
                            basis.participants(),
                            billed,
                            Collections.nCopies(billed.size(), null),
                            RoundingMode.HALF_UP);
        };
    }

    /** What exceeds the caps of all: the co-op bears it beside what went to its stock. */
    private long aboveCaps(SplitLine line, Column split) {
        return line.caps() == null || line.who().length == 0 || line.net() <= 0
                ? 0
                : coopNet(split) - stockNet(line);
    }

    private long stockNet(SplitLine line) {
        int last = line.who().length - 1;
        boolean toStock =
                line.who()[last] == basis.participants().coop() && line.weights().isAnyAboveZero();
        return toStock
                ? line.weights().split(line.net(), basis.participants().keys(line.who()))[last]
                : 0;
    }

    private long coopNet(Column column) {
        return isShared(column) ? column.net()[column.who().length - 1] : 0;
    }

    private long coopVat(Column column) {
        return isShared(column) ? column.vat()[column.who().length - 1] : 0;
    }

    private boolean isShared(Column column) {
        int last = column.who().length - 1;
        return last >= 0 && column.who()[last] == basis.participants().coop();
    }

    private SplitLine line(BilledLine line, SplitBasis.Part part, @Nullable GoodsShares shares) {
        Component component = line.kind() == LineKind.GOODS ? Component.GOODS : Component.DEPOSIT;
        return new SplitLine(
                component,
                line.lineNo(),
                line.vatPercent(),
                sign * line.net().minor(),
                part.who(),
                shares == null ? Weights.of(part.weights()) : weights(shares, part.who()),
                part.units(),
                0,
                shares == null ? null : shares.capsOrNull());
    }

    /** Equal prices remember what they rounded, where the round does; caps leave no room for it. */
    private Weights weights(GoodsShares shares, int[] who) {
        boolean carries =
                shares.rule() == RoundRules.Cost.EQUAL_PRICE && shares.capsOrNull() == null;
        return carry == null || !carries ? shares.weights() : shares.weights().carrying(carry, who);
    }

    private Weights freightWeights() {
        long charged = bill.charges().stream().mapToLong(each -> each.net().minor()).sum();
        Weights weights = basis.freightWeights(charged);
        int[] all = IntStream.range(0, weights.count()).toArray();
        return carry == null ? weights : weights.carrying(carry, all);
    }

    /** Of goods by the round's rule; null for credits, by what was borne, and else, by units. */
    private @Nullable GoodsShares shares(BilledLine line, SplitBasis.Part part) {
        boolean byRule = line.kind() == LineKind.GOODS && part.markUpBorne() == null;
        WholesaleTerms terms = byRule ? terms(part.offer()) : null;
        return terms == null ? null : goods.of(PriceLists.of(terms), terms.referencePrice(), part);
    }

    private LineBasis lineBasis(
            BilledLine line, SplitBasis.Part part, @Nullable GoodsShares shares) {
        boolean nobody = part.who().length == 0;
        boolean goods = line.kind() == LineKind.GOODS;
        WholesaleTerms terms = goods ? terms(part.offer()) : null;
        boolean credit = part.markUpBorne() != null;
        CoopFee fee = terms == null || credit ? null : terms.fee();
        return new LineBasis(
                part.offer(),
                part.text(),
                nobody ? null : part.units(),
                terms == null ? null : baseline(terms),
                nobody ? null : fee,
                goods ? part.markUpBorne() : null,
                goods && credit ? part.weights() : null,
                part.byWeight(),
                shares == null ? null : Fairness.of(shares, basis.participants(), part.who()),
                CoopParts.NONE);
    }

    private @Nullable WholesaleTerms terms(@Nullable OfferId offer) {
        return offer == null ? null : snapshot.offer(offer).map(each -> each.terms()).orElse(null);
    }

    private Baseline baseline(WholesaleTerms terms) {
        Reference of = terms.reference();
        boolean isList = of.kind() == Reference.Kind.STAND_ALONE;
        return new Baseline(
                Baseline.Kind.valueOf(of.kind().name()),
                of.source().orElse(isList ? PRICE_LIST : REFERENCE_PRICE),
                of.on().orElse(baselineOn),
                isList ? null : terms.referencePrice(),
                PriceLists.of(terms));
    }

    private void addAmounts(
            List<SplitAmount> amounts, Component component, List<BilledAmount> billed) {
        int no = 0;
        for (BilledAmount amount : billed) {
            no++;
            amounts.add(
                    new SplitAmount(
                            component,
                            no,
                            amount.vatPercent(),
                            sign * amount.net().minor(),
                            component == Component.FREIGHT
                                    ? Spread.fixed(freightWeights())
                                    : Spread.byNet()));
            bases.add(LineBasis.ofAmount(amount.text()));
        }
    }
}
