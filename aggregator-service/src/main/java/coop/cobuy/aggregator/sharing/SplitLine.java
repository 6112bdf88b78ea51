package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

/**
 * One billed line to be split.
 *
 * @param component {@link Component#GOODS} or {@link Component#DEPOSIT}
 * @param lineNo the invoice's
 * @param net in minor units, below zero for a credit
 * @param who indexes into {@link Participants}, rising; the co-op's among them for units to stock
 * @param weights one for each, zero or more: units in thousandths, or what was borne of the line
 *     that is credited. All zero, or none: the line is the co-op's.
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a million lines; nobody compares them
public record SplitLine(
        Component component, int lineNo, Percent vatPercent, long net, int[] who, long[] weights) {

    public SplitLine {
        if (who.length != weights.length) {
            throw new IllegalArgumentException(
                    "weights: " + weights.length + " (expected: " + who.length + ")");
        }
    }
}
