package coop.cobuy.aggregator.sharing;

import java.util.Arrays;

/**
 * What earlier splits rounded away for each participant, moved on by each split that takes it into
 * account: see {@link CarriedSplit}. In billionths of a minor unit, zero in sum over the group.
 */
public final class RoundingCarry {

    private final long[] nano;

    /**
     * @param nano one for each participant
     */
    public RoundingCarry(long[] nano) {
        this.nano = nano.clone();
    }

    /** As it stands now, one for each participant. */
    public long[] nano() {
        return nano.clone();
    }

    long[] of(int[] who) {
        return Arrays.stream(who).mapToLong(i -> nano[i]).toArray();
    }

    void set(int[] who, long[] after) {
        for (int i = 0; i < who.length; i++) {
            nano[who[i]] = after[i];
        }
    }
}
