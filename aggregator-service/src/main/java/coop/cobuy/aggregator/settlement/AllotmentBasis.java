package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.money.Split;
import coop.cobuy.money.UnitPrice;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shares an invoice by who got the goods; the co-op's part is what went to its stock. */
final class AllotmentBasis implements SplitBasis {

    private final Participants participants;
    private final RoundRules.Freight freight;
    private final Map<String, Line> bySku = new HashMap<>();

    /**
     * An ordered line with those who got something of it, and the rest of what came.
     *
     * @param unitGrams zero if unknown
     */
    record Line(OrderLine line, LineShares shares, long stockMilli, long unitGrams) {}

    AllotmentBasis(
            InvoiceId invoice, OrderContent order, List<Line> lines, RoundRules.Freight freight) {
        this.freight = freight;
        List<byte[]> members = new ArrayList<>();
        for (Line line : lines) {
            bySku.put(line.line().sku(), line);
            members.addAll(Arrays.asList(line.shares().members()));
        }
        participants =
                Participants.of(
                        invoice.value(), order.coop().value(), members.toArray(byte[][]::new));
    }

    @Override
    public Participants participants() {
        return participants;
    }

    @Override
    public Part part(BilledLine billed) {
        Line line = bySku.get(billed.sku());
        if (line == null) {
            return Part.ofNobody(billed.sku());
        }
        int[] who = line.shares().who(participants, line.stockMilli());
        long[] weights = line.shares().weights(line.stockMilli());
        return new Part(
                line.line().offer(),
                line.line().name(),
                who,
                weights,
                units(billed, who, weights),
                null);
    }

    /**
     * Of each the units that this invoice bills: all that they got, or their share where the order
     * is billed in parts. Never more than came, so that no saving is counted twice.
     */
    private long[] units(BilledLine billed, int[] who, long[] weights) {
        long all = Column.sum(weights);
        long here = Math.min(billed.units().milli(), all);
        if (billed.kind() == LineKind.DEPOSIT || here == all) {
            return weights;
        }
        return Split.split(here, weights, participants.keys(who));
    }

    @Override
    public boolean isPartOfOrder(Bill bill) {
        return bill.lines().stream()
                .filter(billed -> billed.kind() == LineKind.GOODS)
                .anyMatch(this::isPart);
    }

    private boolean isPart(BilledLine billed) {
        Line line = bySku.get(billed.sku());
        return line != null
                && billed.units().milli() < Column.sum(line.shares().weights(line.stockMilli()));
    }

    /**
     * By all that came of the purchase order, whichever of its invoices bills the freight. The
     * co-op bears its part for what went to its stock, but is no head.
     */
    @Override
    public Weights freightWeights() {
        Weights weights =
                switch (freight) {
                    case PER_HEAD -> heads();
                    case BY_VALUE -> measured(line -> line.line().unitPrice().amount());
                    case BY_WEIGHT -> measured(line -> BigDecimal.valueOf(line.unitGrams()));
                    case BY_UNITS -> measured(line -> BigDecimal.ONE);
                };
        return weights.isAnyAboveZero() ? weights : heads();
    }

    private Weights heads() {
        long[] heads = new long[participants.count()];
        Arrays.fill(heads, 0, participants.members(), 1);
        return Weights.of(heads);
    }

    /** Units, each counting so much. */
    private Weights measured(Function<Line, BigDecimal> each) {
        BigInteger[] sums = new BigInteger[participants.count()];
        Arrays.fill(sums, BigInteger.ZERO);
        for (Line line : bySku.values()) {
            int[] who = line.shares().who(participants, line.stockMilli());
            long[] units = line.shares().weights(line.stockMilli());
            BigInteger counts =
                    each.apply(line).movePointRight(UnitPrice.SCALE_MAX).toBigIntegerExact();
            for (int i = 0; i < who.length; i++) {
                sums[who[i]] = sums[who[i]].add(counts.multiply(BigInteger.valueOf(units[i])));
            }
        }
        return Weights.of(sums);
    }
}
