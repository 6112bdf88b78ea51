package coop.cobuy.aggregator.batching;

import java.util.Arrays;

/**
 * How much is asked for by the lines that take a given price. Limits ascend; each entry sums the
 * lines whose limit is at least as high.
 */
final class LimitIndex {

    private final long[] limits;
    private final long[] firmMilli;
    private final long[] toleranceMilli;

    private LimitIndex(long[] limits) {
        this.limits = limits;
        this.firmMilli = new long[limits.length + 1];
        this.toleranceMilli = new long[limits.length + 1];
    }

    /**
     * @throws ArithmeticException if the quantities add up to more than a long can hold
     */
    static LimitIndex of(OfferLines lines) {
        return of(lines, LeftOut.NOBODY);
    }

    /**
     * Of the lines that are not left out.
     *
     * @throws ArithmeticException as above
     */
    static LimitIndex of(OfferLines lines, LeftOut out) {
        LimitIndex index = new LimitIndex(distinctLimits(lines));
        for (int i = 0; i < lines.count(); i++) {
            if (out.has(i)) {
                continue;
            }
            int at = Arrays.binarySearch(index.limits, lines.limitMicro(i));
            index.firmMilli[at] = Math.addExact(index.firmMilli[at], lines.quantityMilli(i));
            index.toleranceMilli[at] =
                    Math.addExact(index.toleranceMilli[at], lines.toleranceMilli(i));
        }
        for (int at = index.limits.length - 1; at >= 0; at--) {
            index.firmMilli[at] = Math.addExact(index.firmMilli[at], index.firmMilli[at + 1]);
            index.toleranceMilli[at] =
                    Math.addExact(index.toleranceMilli[at], index.toleranceMilli[at + 1]);
        }
        return index;
    }

    /** Of all lines, also of those left out; without any, {@link OfferLines#NO_LIMIT}. */
    long lowestLimit() {
        return limits.length == 0 ? OfferLines.NO_LIMIT : limits[0];
    }

    long firmMilli(long priceMicro) {
        return firmMilli[firstTaking(priceMicro)];
    }

    long toleranceMilli(long priceMicro) {
        return toleranceMilli[firstTaking(priceMicro)];
    }

    private int firstTaking(long priceMicro) {
        int at = Arrays.binarySearch(limits, priceMicro);
        return at >= 0 ? at : -at - 1;
    }

    private static long[] distinctLimits(OfferLines lines) {
        long[] limits = new long[lines.count()];
        Arrays.setAll(limits, lines::limitMicro);
        Arrays.sort(limits);
        int distinct = 0;
        for (int i = 0; i < limits.length; i++) {
            if (i == 0 || limits[i] != limits[i - 1]) {
                limits[distinct++] = limits[i];
            }
        }
        return Arrays.copyOf(limits, distinct);
    }
}
