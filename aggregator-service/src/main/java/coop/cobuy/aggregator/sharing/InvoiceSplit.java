package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * Who pays what of a supplier's document, to the last minor unit: lines by their weights,
 * allowances by the nets of their VAT rate, charges by their rule, tax once per rate by what each
 * bears of its base, the rounding by gross. Pure: the same document gives the same split, and the
 * one with the sign turned gives its mirror image.
 *
 * <p>The columns add up to what is payable, each to its own amount. What can be given to nobody is
 * the co-op's. Not for the co-op's own fees, which are no part of the supplier's document.
 */
public final class InvoiceSplit {

    private static final Cell NET = (column, i) -> column.net()[i];
    private static final Cell GROSS =
            (column, i) -> Math.addExact(column.net()[i], column.vat()[i]);

    private final InvoiceToSplit document;
    private final Participants participants;
    private final List<Column> columns = new ArrayList<>();

    private InvoiceSplit(InvoiceToSplit document) {
        this.document = document;
        this.participants = document.participants();
    }

    /**
     * @return the columns in the order: lines, amounts, rounding, unexplained
     */
    public static List<Column> split(InvoiceToSplit document) {
        InvoiceSplit split = new InvoiceSplit(document);
        document.lines().forEach(line -> split.columns.add(split.line(line)));
        List<Column> goods = List.copyOf(split.columns);
        document.amounts().forEach(amount -> split.columns.add(split.amount(amount, goods)));
        split.tax();
        split.rounding();
        split.unexplained();
        return List.copyOf(split.columns);
    }

    /** The amounts of a document, to be shared on another one in the way that they are on this. */
    public static List<SplitAmount> fixed(InvoiceToSplit document) {
        InvoiceSplit split = new InvoiceSplit(document);
        List<Column> goods = document.lines().stream().map(split::line).toList();
        return document.amounts().stream()
                .map(
                        amount ->
                                new SplitAmount(
                                        amount.component(),
                                        amount.no(),
                                        amount.vatPercent(),
                                        amount.net(),
                                        Spread.fixed(split.weights(amount, goods))))
                .toList();
    }

    private Column line(SplitLine line) {
        if (!line.weights().isAnyAboveZero()) {
            return coopAlone(line.component(), line.lineNo(), line.vatPercent(), line.net());
        }
        long[] net = line.weights().split(line.net(), participants.keys(line.who()));
        Column plain =
                Column.untaxed(line.component(), line.lineNo(), line.vatPercent(), line.who(), net);
        return line.caps() == null || line.net() <= 0 ? plain : capped(line, line.caps(), plain);
    }

    /**
     * What goes to stock is the co-op's as it was; the rest is split anew so that nobody pays more
     * than the cap, and what exceeds all caps is the co-op's as well.
     */
    private Column capped(SplitLine line, List<Ratio> caps, Column plain) {
        int[] members =
                IntStream.range(0, line.who().length)
                        .filter(i -> line.who()[i] != participants.coop())
                        .toArray();
        long stock = members.length < line.who().length ? plain.net()[members.length] : 0;
        int[] who = Arrays.stream(members).map(i -> line.who()[i]).toArray();
        CappedSplit split =
                CappedSplit.of(
                        line.net() - stock,
                        line.weights().of(members),
                        Arrays.stream(members).mapToObj(caps::get).toList(),
                        participants.keys(who));
        long coop = stock + split.left();
        if (coop == 0 && members.length == line.who().length) {
            return Column.untaxed(
                    line.component(), line.lineNo(), line.vatPercent(), who, split.amounts());
        }
        int[] all = Arrays.copyOf(who, who.length + 1);
        all[who.length] = participants.coop();
        long[] net = Arrays.copyOf(split.amounts(), all.length);
        net[who.length] = coop;
        return Column.untaxed(line.component(), line.lineNo(), line.vatPercent(), all, net);
    }

    private Column amount(SplitAmount amount, List<Column> goods) {
        Weights weights = weights(amount, goods);
        if (!weights.isAnyAboveZero()) {
            return coopAlone(amount.component(), amount.no(), amount.vatPercent(), amount.net());
        }
        return dense(amount.component(), amount.no(), amount.vatPercent(), amount.net(), weights);
    }

    private Weights weights(SplitAmount amount, List<Column> goods) {
        return switch (amount.spread()) {
            case Spread.Fixed fixed -> fixed.weights();
            case Spread.ByRule by -> charged(by.rule(), goods);
            case Spread.ByNet all -> {
                Weights ofRate = Weights.of(magnitudes(ofRate(amount.vatPercent(), goods), NET));
                yield ofRate.isAnyAboveZero() ? ofRate : Weights.of(magnitudes(goods, NET));
            }
        };
    }

    private Weights charged(FreightRule rule, List<Column> goods) {
        Weights weights =
                switch (rule) {
                    case PER_HEAD -> heads();
                    case BY_VALUE -> Weights.of(magnitudes(onlyGoods(goods), NET));
                    case BY_UNITS -> measured(line -> 1);
                    case BY_WEIGHT -> measured(SplitLine::unitGrams);
                };
        return weights.isAnyAboveZero() ? weights : heads();
    }

    private static List<Column> onlyGoods(List<Column> lines) {
        return lines.stream().filter(column -> column.component() == Component.GOODS).toList();
    }

    private static List<Column> ofRate(Percent rate, List<Column> columns) {
        return columns.stream().filter(column -> column.vatPercent().equals(rate)).toList();
    }

    /** One for each member who got something of any line; the co-op's stock is no head. */
    private Weights heads() {
        long[] heads = new long[participants.count()];
        for (SplitLine line : document.lines()) {
            for (int i = 0; i < line.who().length; i++) {
                if (line.weights().isAboveZero(i) && line.component() == Component.GOODS) {
                    heads[line.who()[i]] = 1;
                }
            }
        }
        heads[participants.coop()] = 0;
        return Weights.of(heads);
    }

    /** Units of the goods, each counting so much; the co-op's stock bears its part. */
    private Weights measured(ToLongFunction<SplitLine> each) {
        BigInteger[] sums = new BigInteger[participants.count()];
        Arrays.fill(sums, BigInteger.ZERO);
        for (SplitLine line : document.lines()) {
            BigInteger counts = BigInteger.valueOf(each.applyAsLong(line));
            for (int i = 0; i < line.who().length && line.component() == Component.GOODS; i++) {
                int who = line.who()[i];
                sums[who] =
                        sums[who].add(counts.multiply(BigInteger.valueOf(line.unitsMilli()[i])));
            }
        }
        return Weights.of(sums);
    }

    /** What each bears of some columns; who is below the direction of the whole counts nothing. */
    private long[] magnitudes(List<Column> some, Cell cell) {
        long[] sums = perTaker(some, cell);
        int direction = Long.signum(Column.sum(sums));
        return Arrays.stream(sums).map(sum -> Math.max(0, sum * direction)).toArray();
    }

    private long[] perTaker(List<Column> some, Cell cell) {
        long[] sums = new long[participants.count()];
        for (Column column : some) {
            int[] who = column.who();
            for (int i = 0; i < who.length; i++) {
                sums[who[i]] = Math.addExact(sums[who[i]], cell.of(column, i));
            }
        }
        return sums;
    }

    /** What is added up of a column's cell. */
    private interface Cell {
        long of(Column column, int i);
    }

    private void tax() {
        document.vat()
                .forEach(
                        (rate, vat) -> {
                            taxOf(rate, vat, ofRate(rate, columns));
                        });
    }

    private void taxOf(Percent rate, long vat, List<Column> ofRate) {
        long[] bases = perTaker(ofRate, NET);
        boolean nobody = Arrays.stream(bases).allMatch(base -> base == 0);
        if (nobody || (vat == 0 && rate.hundredths() == 0)) {
            return; // a tax on nothing stays unexplained
        }
        long[] shares = SignedSplit.vat(vat, rate, bases, participants.keys());
        TaxBeside beside = new TaxBeside(rate, bases, shares);
        ofRate.forEach(beside::write);
    }

    private void rounding() {
        if (document.rounding() == 0) {
            return;
        }
        Weights weights = Weights.of(magnitudes(columns, GROSS));
        columns.add(
                weights.isAnyAboveZero()
                        ? dense(Component.ROUNDING, 1, Percent.ZERO, document.rounding(), weights)
                        : coopAlone(Component.ROUNDING, 1, Percent.ZERO, document.rounding()));
    }

    private void unexplained() {
        long explained = 0;
        for (Column column : columns) {
            explained = Math.addExact(explained, column.total());
        }
        long rest = Math.subtractExact(document.payable(), explained);
        if (rest != 0) {
            columns.add(coopAlone(Component.UNEXPLAINED, 1, Percent.ZERO, rest));
        }
    }

    private Column coopAlone(Component component, int no, Percent rate, long net) {
        return Column.untaxed(
                component, no, rate, new int[] {participants.coop()}, new long[] {net});
    }

    private Column dense(Component component, int no, Percent rate, long net, Weights weights) {
        int[] who = IntStream.range(0, weights.count()).filter(weights::isAboveZero).toArray();
        long[] shares = weights.of(who).split(net, participants.keys(who));
        return Column.untaxed(component, no, rate, who, shares);
    }
}
