package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.catalog.SupplierTerms;
import coop.cobuy.aggregator.catalog.VehicleClass;
import coop.cobuy.aggregator.invoicing.Bill;
import coop.cobuy.aggregator.invoicing.BilledLine;
import coop.cobuy.aggregator.invoicing.LineKind;
import coop.cobuy.aggregator.purchasing.OrderContent;
import coop.cobuy.aggregator.purchasing.OrderLine;
import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.Column;
import coop.cobuy.aggregator.sharing.FreightShares;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.aggregator.sharing.Weights;
import coop.cobuy.id.InvoiceId;
import coop.cobuy.money.Split;
import coop.cobuy.money.UnitPrice;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Shares an invoice by who got the goods; the co-op's part is what went to its stock. */
final class AllotmentBasis implements SplitBasis {

    /** Units are counted in thousandths, so weights come in thousandths of a gram. */
    private static final BigInteger PER_GRAM = BigInteger.valueOf(1000);

    private final Participants participants;
    private final RoundRules.Freight freight;
    private final SupplierTerms supplier;
    private final Map<String, Line> bySku = new HashMap<>();

    /**
     * An ordered line with those who got something of it, and the rest of what came.
     *
     * @param unitGrams zero if unknown
     * @param stockGrams of pieces that are billed by weight; else zero
     */
    record Line(
            OrderLine line, LineShares shares, long stockMilli, long unitGrams, long stockGrams) {

        private long[] pieces() {
            return shares.weights(stockMilli);
        }

        private long[] grams() {
            return shares.grams(stockMilli, stockGrams);
        }

        private boolean isWeighed() {
            return line.catchWeight().isPresent();
        }

        /** Whether kilograms of its pieces are billed. */
        private boolean isByWeight(BilledLine billed) {
            return isWeighed() && billed.isInKilograms() && billed.kind() == LineKind.GOODS;
        }
    }

    /**
     * @param supplier for rules that go by what it charges for
     */
    AllotmentBasis(
            InvoiceId invoice,
            OrderContent order,
            List<Line> lines,
            RoundRules.Freight freight,
            SupplierTerms supplier) {
        this.freight = freight;
        this.supplier = supplier;
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
        if (line.isByWeight(billed)) {
            return weighed(billed, line, who);
        }
        long[] weights = line.pieces();
        return new Part(
                line.line().offer(),
                line.line().name(),
                who,
                weights,
                units(billed, who, weights),
                null,
                null);
    }

    /** By grams; the pieces that are billed here are those of the kilograms that are. */
    private Part weighed(BilledLine billed, Line line, int[] who) {
        long[] pieces = line.pieces();
        long[] grams = line.grams();
        long[] here = units(billed, who, grams);
        long all = Column.sum(grams);
        boolean isAll = Column.sum(here) == all;
        return new Part(
                line.line().offer(),
                line.line().name(),
                who,
                grams,
                isAll ? pieces : part(pieces, Column.sum(here), all, who),
                null,
                new ByWeight(line.line().catchWeight().orElseThrow(), pieces, here));
    }

    private long[] part(long[] pieces, long here, long all, int[] who) {
        BigInteger count =
                BigInteger.valueOf(Column.sum(pieces))
                        .multiply(BigInteger.valueOf(here))
                        .divide(BigInteger.valueOf(all));
        return Split.split(count.longValueExact(), pieces, participants.keys(who));
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
        if (line == null) {
            return false;
        }
        long[] all = line.isByWeight(billed) ? line.grams() : line.pieces();
        return billed.units().milli() < Column.sum(all);
    }

    /**
     * By all that came of the purchase order, whichever of its invoices bills the freight. The
     * co-op bears its part for what went to its stock, but is no head.
     */
    @Override
    public Weights freightWeights(long charged) {
        Weights weights =
                switch (freight) {
                    case PER_HEAD -> heads();
                    case BY_VALUE -> Weights.of(values());
                    case BY_WEIGHT -> Weights.of(milligrams());
                    case BY_UNITS -> Weights.of(sums(Line::pieces, line -> BigInteger.ONE));
                    case TWO_PART -> twoPart(charged);
                    case VEHICLE_CLASSES -> vehicleClasses();
                };
        return weights.isAnyAboveZero() ? weights : heads();
    }

    private Weights heads() {
        long[] heads = new long[participants.count()];
        Arrays.fill(heads, 0, participants.members(), 1);
        return Weights.of(heads);
    }

    /** By heads where no weight is known: then all of it is for the delivery as such. */
    private Weights twoPart(long charged) {
        BigInteger[] weights = milligrams();
        BigInteger all = Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
        long fixed = Math.min(supplier.freight().minor(), Math.max(0, charged));
        if (all.signum() == 0 || participants.members() == 0) {
            return heads();
        }
        return Weights.of(
                FreightShares.twoPart(fixed, charged - fixed, participants.members(), weights));
    }

    /** What goes to the co-op's stock needs a vehicle as well. */
    private Weights vehicleClasses() {
        if (supplier.vehicles().isEmpty()) {
            return heads();
        }
        BigInteger[] weights = milligrams();
        long[] costs = new long[weights.length];
        for (int i = 0; i < costs.length; i++) {
            long grams =
                    weights[i]
                            .add(PER_GRAM.subtract(BigInteger.ONE))
                            .divide(PER_GRAM)
                            .longValueExact();
            costs[i] = grams == 0 ? 0 : VehicleClass.costOf(supplier.vehicles(), grams).minor();
        }
        return Weights.of(FreightShares.vehicleClasses(costs));
    }

    /** Of what each got: as it was weighed, or else by what a unit weighs. */
    private BigInteger[] milligrams() {
        return sums(
                line -> line.isWeighed() ? line.grams() : line.pieces(),
                line -> line.isWeighed() ? PER_GRAM : BigInteger.valueOf(line.unitGrams()));
    }

    private BigInteger[] values() {
        return sums(
                line -> line.isWeighed() ? line.grams() : line.pieces(),
                line ->
                        line.line()
                                .kilogramPrice()
                                .orElse(line.line().unitPrice())
                                .amount()
                                .movePointRight(UnitPrice.SCALE_MAX)
                                .toBigIntegerExact());
    }

    /** Of each an amount of every line, each counting so much. */
    private BigInteger[] sums(Function<Line, long[]> amounts, Function<Line, BigInteger> each) {
        BigInteger[] sums = new BigInteger[participants.count()];
        Arrays.fill(sums, BigInteger.ZERO);
        for (Line line : bySku.values()) {
            int[] who = line.shares().who(participants, line.stockMilli());
            long[] units = amounts.apply(line);
            BigInteger counts = each.apply(line);
            for (int i = 0; i < who.length; i++) {
                sums[who[i]] = sums[who[i]].add(counts.multiply(BigInteger.valueOf(units[i])));
            }
        }
        return sums;
    }
}
