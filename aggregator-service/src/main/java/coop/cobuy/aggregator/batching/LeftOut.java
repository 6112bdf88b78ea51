package coop.cobuy.aggregator.batching;

import java.util.Arrays;

/**
 * Lines that take all or nothing and could not have all, with what each would have got. Lines only
 * ever come in.
 */
final class LeftOut {

    /** What most offers have. */
    static final LeftOut NOBODY = new LeftOut(new long[0]);

    private static final long IN = -1;

    private final long[] offeredMilli;

    private LeftOut(long[] offeredMilli) {
        this.offeredMilli = offeredMilli;
    }

    static LeftOut of(OfferLines lines) {
        if (!lines.hasAllOrNothing()) {
            return NOBODY;
        }
        long[] offered = new long[lines.count()];
        Arrays.fill(offered, IN);
        return new LeftOut(offered);
    }

    boolean has(int line) {
        return offeredMilli.length > 0 && offeredMilli[line] != IN;
    }

    /** What a line that was left out would have got. */
    long offeredMilli(int line) {
        return offeredMilli[line];
    }

    /**
     * Leaves out every line that takes all of its claim or nothing and got less.
     *
     * @return whether there was one
     */
    boolean add(OfferLines lines, long[] claims, long[] awards) {
        boolean isMore = false;
        for (int i = 0; i < offeredMilli.length; i++) {
            if (lines.isAllOrNothing(i) && !has(i) && awards[i] < claims[i]) {
                offeredMilli[i] = awards[i];
                isMore = true;
            }
        }
        return isMore;
    }
}
