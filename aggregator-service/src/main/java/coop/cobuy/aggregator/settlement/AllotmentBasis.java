package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.money.Split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shares an invoice by who got the goods; the co-op's part is what went to its stock. */
final class AllotmentBasis implements SplitBasis {

    private final Participants participants;
    private final Map<String, Line> bySku = new HashMap<>();

    /** An ordered line with those who got something of it, and the rest of what came. */
    record Line(OrderLine line, LineShares shares, long stockMilli) {}

    AllotmentBasis(InvoiceId invoice, OrderContent order, List<Line> lines) {
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
    public long[] freightWeights() {
        long[] heads = new long[participants.count()];
        Arrays.fill(heads, 0, participants.members(), 1);
        return heads;
    }
}
