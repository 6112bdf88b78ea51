package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.batching.PriceBreak;
import coop.cobuy.aggregator.batching.PriceBreaks;
import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledAmount;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.InvoiceTotals;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.sharing.Baseline;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Component;
import coop.cobuy.aggregator.sharing.InvoiceSplit;
import coop.cobuy.aggregator.sharing.InvoiceToSplit;
import coop.cobuy.aggregator.sharing.SplitAmount;
import coop.cobuy.aggregator.sharing.SplitLine;
import coop.cobuy.aggregator.sharing.Spread;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Splits a bill by a basis, and keeps what stands behind each column. Pure. */
final class BillSplit {

    private final Bill bill;
    private final SplitBasis basis;
    private final RoundSnapshot snapshot;
    private final LocalDate baselineOn;
    private final GoodsWeights goods;
    private final long sign;
    private final List<LineBasis> bases = new ArrayList<>();
    private final List<Column> columns;

    /**
     * @param opened when the round's terms were taken
     * @param goods by what lines of goods are split
     */
    BillSplit(
            Bill bill,
            SplitBasis basis,
            RoundSnapshot snapshot,
            Instant opened,
            GoodsWeights goods) {
        this.bill = bill;
        this.basis = basis;
        this.snapshot = snapshot;
        this.goods = goods;
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
            lines.add(line(line, part));
            bases.add(lineBasis(line, part));
        }
        List<SplitAmount> amounts = new ArrayList<>();
        addAmounts(amounts, Component.ALLOWANCE, bill.allowances());
        addAmounts(amounts, Component.FREIGHT, bill.charges());
        SortedMap<Percent, Long> vat = new TreeMap<>();
        InvoiceTotals.of(bill)
                .vat()
                .forEach(total -> vat.put(total.rate(), sign * total.vat().minor()));
        List<Column> split =
                InvoiceSplit.split(
                        new InvoiceToSplit(
                                basis.participants(),
                                lines,
                                amounts,
                                vat,
                                sign * bill.rounding().minor(),
                                payable()));
        for (int i = bases.size(); i < split.size(); i++) {
            boolean rounding = split.get(i).component() == Component.ROUNDING;
            bases.add(LineBasis.ofAmount(rounding ? "Rounding" : "Not explained by the invoice"));
        }
        return split;
    }

    private SplitLine line(BilledLine line, SplitBasis.Part part) {
        Component component = line.kind() == LineKind.GOODS ? Component.GOODS : Component.DEPOSIT;
        return new SplitLine(
                component,
                line.lineNo(),
                line.vatPercent(),
                sign * line.net().minor(),
                part.who(),
                weights(line, part),
                part.units(),
                0,
                null);
    }

    /** Of a credit by what was borne, of goods by the round's rule, else by units. */
    private Weights weights(BilledLine line, SplitBasis.Part part) {
        boolean byRule = line.kind() == LineKind.GOODS && part.markUpBorne() == null;
        WholesaleTerms terms = byRule ? terms(part.offer()) : null;
        return terms == null
                ? Weights.of(part.weights())
                : goods.of(list(terms), terms.referencePrice(), part.weights());
    }

    private LineBasis lineBasis(BilledLine line, SplitBasis.Part part) {
        boolean nobody = part.who().length == 0;
        boolean goods = line.kind() == LineKind.GOODS;
        WholesaleTerms terms = goods ? terms(part.offer()) : null;
        boolean credit = part.markUpBorne() != null;
        CoopFee fee = terms == null || credit ? null : terms.fee();
        return new LineBasis(
                part.offer(),
                part.text(),
                nobody ? null : part.units(),
                terms == null || credit ? null : baseline(terms),
                nobody ? null : fee,
                goods ? part.markUpBorne() : null,
                goods && credit ? part.weights() : null);
    }

    private @Nullable WholesaleTerms terms(@Nullable OfferId offer) {
        return offer == null ? null : snapshot.offer(offer).map(each -> each.terms()).orElse(null);
    }

    private Baseline baseline(WholesaleTerms terms) {
        String source = "reference price of the offer when the round opened";
        return Baseline.of(terms.referencePrice(), list(terms), source, baselineOn);
    }

    private static PriceBreaks list(WholesaleTerms terms) {
        return PriceBreaks.allUnits(
                terms.breaks().stream()
                        .map(each -> new PriceBreak(each.from(), each.price()))
                        .toList());
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
                                    ? Spread.fixed(basis.freightWeights())
                                    : Spread.byNet()));
            bases.add(LineBasis.ofAmount(amount.text()));
        }
    }
}
