package coop.cobuy.aggregator.sharing;

import java.time.LocalDate;

/**
 * What a member saved on one line, net, in minor units, and against what.
 *
 * @param source where the baseline's figure comes from
 * @param on the day for which it stood
 * @param reference what the goods would have cost
 * @param charge what they did cost
 */
public record Saving(Baseline.Kind kind, String source, LocalDate on, long reference, long charge) {

    /** Below zero if the goods cost more. */
    public long amount() {
        return Math.subtractExact(reference, charge);
    }

    /**
     * Whether it is money that was paid before and is no longer. All else is a cost avoided, which
     * depends on what one would have done.
     */
    public boolean isHard() {
        return isHard(kind);
    }

    /** The same of any saving against such a figure. */
    public static boolean isHard(Baseline.Kind kind) {
        return switch (kind) {
            case LAST_PAID -> true;
            case STAND_ALONE, RETAIL_QUOTE, CONTRACT -> false;
        };
    }
}
