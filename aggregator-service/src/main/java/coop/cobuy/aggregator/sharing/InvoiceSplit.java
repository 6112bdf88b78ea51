package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;
import coop.cobuy.money.Split;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who pays what of a supplier's document, to the last minor unit: lines by their weights,
 * allowances by the nets of their VAT rate, charges by heads, tax once per rate by what each bears
 * of its base, the rounding by gross. Pure: the same document gives the same split, and the one
 * with the sign turned gives its mirror image.
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

    private Column line(SplitLine line) {
        if (anyAboveZero(line.weights()) == null) {
            return coopAlone(line.component(), line.lineNo(), line.vatPercent(), line.net());
        }
        long[] net = Split.split(line.net(), line.weights(), participants.keys(line.who()));
        return Column.untaxed(line.component(), line.lineNo(), line.vatPercent(), line.who(), net);
    }

    private Column amount(SplitAmount amount, List<Column> goods) {
        long[] weights = weights(amount, goods);
        if (weights == null) {
            return coopAlone(amount.component(), amount.no(), amount.vatPercent(), amount.net());
        }
        return dense(amount.component(), amount.no(), amount.vatPercent(), amount.net(), weights);
    }

    private long @Nullable [] weights(SplitAmount amount, List<Column> goods) {
        if (amount.weights() != null) {
            return anyAboveZero(amount.weights());
        }
        if (amount.component() == Component.FREIGHT) {
            return anyAboveZero(heads());
        }
        List<Column> ofRate =
                goods.stream().filter(c -> c.vatPercent().equals(amount.vatPercent())).toList();
        long[] byRate = anyAboveZero(magnitudes(ofRate, NET));
        return byRate != null ? byRate : anyAboveZero(magnitudes(goods, NET));
    }

    /** One for each member who got something of any line; the co-op's stock is no head. */
    private long[] heads() {
        long[] heads = new long[participants.count()];
        for (SplitLine line : document.lines()) {
            for (int i = 0; i < line.who().length; i++) {
                if (line.weights()[i] > 0 && line.component() == Component.GOODS) {
                    heads[line.who()[i]] = 1;
                }
            }
        }
        heads[participants.coop()] = 0;
        return heads;
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

    private static long @Nullable [] anyAboveZero(long[] weights) {
        return Arrays.stream(weights).anyMatch(weight -> weight > 0) ? weights : null;
    }

    private void tax() {
        document.vat()
                .forEach(
                        (rate, vat) -> {
                            List<Column> ofRate =
                                    columns.stream()
                                            .filter(column -> column.vatPercent().equals(rate))
                                            .toList();
                            taxOf(rate, vat, ofRate);
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
        long[] weights = anyAboveZero(magnitudes(columns, GROSS));
        columns.add(
                weights == null
                        ? coopAlone(Component.ROUNDING, 1, Percent.ZERO, document.rounding())
                        : dense(Component.ROUNDING, 1, Percent.ZERO, document.rounding(), weights));
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

    private Column dense(Component component, int no, Percent rate, long net, long[] weights) {
        int[] who = IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        long[] chosen = Arrays.stream(who).mapToLong(i -> weights[i]).toArray();
        long[] shares = Split.split(net, chosen, participants.keys(who));
        return Column.untaxed(component, no, rate, who, shares);
    }
}
