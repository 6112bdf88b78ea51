package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One billed line to be split.
 *
 * @param component {@link Component#GOODS} or {@link Component#DEPOSIT}
 * @param lineNo the invoice's
 * @param net in minor units, below zero for a credit
 * @param who indexes into {@link Participants}, rising; the co-op's among them for units to stock
 * @param weights one for each: units, shares of a cost, or what was borne of the line that is
 *     credited. All zero, or none: the line is the co-op's.
 * @param unitsMilli one for each, in thousandths: by these, freight is shared
 * @param unitGrams the weight of a unit, zero if unknown
 * @param caps one for each if nobody may pay more than that, in minor units; the co-op's has no
 *     meaning
 */
@SuppressWarnings("ArrayRecordComponent") // columns of a million lines; nobody compares them
public record SplitLine(
        Component component,
        int lineNo,
        Percent vatPercent,
        long net,
        int[] who,
        Weights weights,
        long[] unitsMilli,
        long unitGrams,
        @Nullable List<Ratio> caps) {

    public SplitLine {
        require("weights", weights.count(), who.length);
        require("units", unitsMilli.length, who.length);
        require("caps", caps == null ? who.length : caps.size(), who.length);
        caps = caps == null ? null : List.copyOf(caps);
    }

    /** Shared by units, which is the equal price; the weight of a unit is not known. */
    public SplitLine(
            Component component,
            int lineNo,
            Percent vatPercent,
            long net,
            int[] who,
            long[] unitsMilli) {
        this(component, lineNo, vatPercent, net, who, Weights.of(unitsMilli), unitsMilli, 0, null);
    }

    private static void require(String what, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    what + ": " + found + " (expected: " + expected + ")");
        }
    }
}
