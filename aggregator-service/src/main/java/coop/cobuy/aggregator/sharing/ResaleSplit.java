package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The model in which the co-op buys and sells: a member's nets are what the co-op asks, the tax is
 * computed once per rate on each member's own bases, and the co-op's cell takes the difference to
 * what the supplier bills, so that every column still adds up to the supplier's amount. The
 * difference belongs on the rounding account, or where there are prices of the co-op's own, on that
 * of its margin.
 */
public final class ResaleSplit {

    private final Participants participants;
    private final RoundingMode mode;

    private ResaleSplit(Participants participants, RoundingMode mode) {
        this.participants = participants;
        this.mode = mode;
    }

    /**
     * @param columns of {@link InvoiceSplit}
     * @param nets for each column what the co-op asks of each in it, in minor units, or null where
     *     the supplier's net is passed on; what stands there for the co-op has no meaning
     * @param mode how the members' taxes are rounded
     */
    public static List<Column> of(
            Participants participants,
            List<Column> columns,
            List<long @Nullable []> nets,
            RoundingMode mode) {
        return new ResaleSplit(participants, mode).recomputed(columns, nets);
    }

    private List<Column> recomputed(List<Column> columns, List<long @Nullable []> nets) {
        List<Column> resold = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            resold.add(resold(columns.get(i), nets.get(i)));
        }
        TreeSet<Percent> rates = new TreeSet<>();
        columns.stream()
                .filter(column -> column.component() != Component.UNEXPLAINED)
                .forEach(column -> rates.add(column.vatPercent()));
        rates.forEach(rate -> tax(rate, resold));
        for (int i = 0; i < columns.size(); i++) {
            balance(columns.get(i), resold.get(i));
        }
        return List.copyOf(resold);
    }

    /** With the members' nets and a cell for the co-op, which is still empty. */
    private Column resold(Column column, long @Nullable [] asked) {
        int[] who = column.who();
        int members = who.length;
        if (members > 0 && who[members - 1] == participants.coop()) {
            members--;
        }
        int[] all = Arrays.copyOf(who, members + 1);
        all[members] = participants.coop();
        long[] net = Arrays.copyOf(asked == null ? column.net() : asked, members + 1);
        net[members] = 0;
        return Column.untaxed(column.component(), column.no(), column.vatPercent(), all, net);
    }

    private void tax(Percent rate, List<Column> resold) {
        List<Column> ofRate =
                resold.stream().filter(column -> column.vatPercent().equals(rate)).toList();
        long[] bases = new long[participants.count()];
        for (Column column : ofRate) {
            for (int i = 0; i < column.who().length; i++) {
                int who = column.who()[i];
                bases[who] = Math.addExact(bases[who], column.net()[i]);
            }
        }
        long[] taxes = Arrays.stream(bases).map(base -> DocumentTax.on(rate, base, mode)).toArray();
        TaxBeside beside = new TaxBeside(rate, bases, taxes);
        ofRate.forEach(beside::write);
    }

    private static void balance(Column billed, Column resold) {
        int coop = resold.who().length - 1;
        resold.vat()[coop] = 0;
        resold.net()[coop] = Math.subtractExact(Column.sum(billed.net()), Column.sum(resold.net()));
        resold.vat()[coop] = Math.subtractExact(Column.sum(billed.vat()), Column.sum(resold.vat()));
    }
}
