package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.rounds.RoundRules;
import coop.cobuy.aggregator.sharing.CoreCheck;
import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.Id;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * By which rule a line of goods was split, and whether a group would rather have bought alone.
 *
 * @param coreOrNull null: not asked
 * @param leaving how many would
 * @param excessOrNull what they would save together, in minor units
 * @param coalition the ids of the first of them, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // written as it is; nobody compares it
record Fairness(
        RoundRules.Cost rule,
        @Nullable String methodOrNull,
        CoreCheck.@Nullable Verdict coreOrNull,
        int leaving,
        @Nullable BigDecimal excessOrNull,
        byte[] coalition) {

    static final int NAMED_MAX = 100;

    private static final int DECIMALS = 3;

    /**
     * @param who indexes into the participants, one for each share
     */
    static Fairness of(GoodsShares shares, Participants participants, int[] who) {
        CoreCheck core = shares.coreOrNull();
        if (core == null) {
            return new Fairness(shares.rule(), shares.methodOrNull(), null, 0, null, new byte[0]);
        }
        int[] leaving = Arrays.stream(core.coalition()).map(i -> who[i]).toArray();
        return new Fairness(
                shares.rule(),
                shares.methodOrNull(),
                core.verdict(),
                leaving.length,
                core.excess().decimal(DECIMALS),
                ids(participants, leaving));
    }

    private static byte[] ids(Participants participants, int[] leaving) {
        int named = Math.min(NAMED_MAX, leaving.length);
        byte[] ids = new byte[named * Id.BYTES];
        for (int i = 0; i < named; i++) {
            System.arraycopy(participants.id(leaving[i]), 0, ids, i * Id.BYTES, Id.BYTES);
        }
        return ids;
    }
}
