package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import java.util.Arrays;

/**
 * One component of a split document over all that bear it, as columns of numbers: a round has a
 * million of these cells.
 *
 * @param no the invoice's line, or a count from 1 within the component
 * @param who indexes into {@link Participants}, rising
 * @param net one for each, in minor units
 * @param vat one for each: the part of the document's tax that falls on the cell
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a million lines; nobody compares them
public record Column(
        Component component, int no, Percent vatPercent, int[] who, long[] net, long[] vat) {

    public Column {
        if (who.length != net.length || who.length != vat.length) {
            throw new IllegalArgumentException(
                    "cells: "
                            + net.length
                            + " and "
                            + vat.length
                            + " (expected: "
                            + who.length
                            + ")");
        }
    }

    public static Column untaxed(Component component, int no, Percent rate, int[] who, long[] net) {
        return new Column(component, no, rate, who, net, new long[net.length]);
    }

    /** Nets and tax of all cells. */
    public long total() {
        return Math.addExact(sum(net), sum(vat));
    }

    public static long sum(long[] amounts) {
        return Arrays.stream(amounts).reduce(0, Math::addExact);
    }
}
