package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.UnitPrice;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Who took how much of one line, and what quantities cost.
 *
 * @param unitsMilli one for each taker, in thousandths, zero or more
 * @param standAlone what each taker's quantity would have cost alone, in minor units
 */
@SuppressWarnings("ArrayRecordComponent") // a column of many lines; nobody compares it
public record LineGame(CostCurve cost, long[] unitsMilli, List<Ratio> standAlone) {

    public LineGame {
        if (unitsMilli.length != standAlone.size()) {
            throw new IllegalArgumentException(
                    "stand-alone costs: " + standAlone.size() + " (expected: " + unitsMilli.length);
        }
        for (long units : unitsMilli) {
            if (units < 0) {
                throw new IllegalArgumentException("units: " + units + " (expected: >= 0)");
            }
        }
        standAlone = List.copyOf(standAlone);
    }

    /**
     * @param reference what a unit costs a member who buys alone in a shop; null if unknown. Alone
     *     a member takes the cheaper of this and the supplier's list.
     */
    public static LineGame of(CostCurve cost, long[] unitsMilli, @Nullable UnitPrice reference) {
        List<Ratio> alone =
                Arrays.stream(unitsMilli)
                        .mapToObj(units -> standAlone(cost, units, reference))
                        .toList();
        return new LineGame(cost, unitsMilli, alone);
    }

    private static Ratio standAlone(CostCurve cost, long units, @Nullable UnitPrice reference) {
        Ratio listed = cost.at(units);
        if (reference == null) {
            return listed;
        }
        int decimals = reference.currency().getDefaultFractionDigits();
        BigDecimal retail =
                reference.amount().multiply(BigDecimal.valueOf(units, 3)).movePointRight(decimals);
        return listed.min(Ratio.of(retail));
    }

    /** Of all takers, in thousandths. */
    public long totalMilli() {
        long total = 0;
        for (long units : unitsMilli) {
            total = Math.addExact(total, units);
        }
        return total;
    }

    /** C of the whole quantity. */
    public Ratio totalCost() {
        return cost.at(totalMilli());
    }
}
