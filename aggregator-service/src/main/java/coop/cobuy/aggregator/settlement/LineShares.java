package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.sharing.Participants;
import coop.cobuy.id.MemberId;

import java.util.Arrays;

/**
 * Who has how much of one line, gathered member by member as it streams in: numbers in arrays that
 * grow.
 */
final class LineShares {

    private static final int FIRST_SIZE = 64;

    private byte[][] members = new byte[FIRST_SIZE][];
    private long[] weights = new long[FIRST_SIZE];
    private long[] grams = new long[FIRST_SIZE];
    private int size;

    void add(byte[] member, long weight) {
        if (size == members.length) {
            members = Arrays.copyOf(members, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
            grams = Arrays.copyOf(grams, size * 2);
        }
        members[size] = member;
        weights[size++] = weight;
    }

    /**
     * @param weighing grams, of pieces that are billed by weight; else zero
     */
    void add(MemberId member, long weight, long weighing) {
        add(member.bytes(), weight);
        grams[size - 1] = weighing;
    }

    byte[][] members() {
        return Arrays.copyOf(members, size);
    }

    /** Indexes of its members, and the co-op's after them if it has a part. */
    int[] who(Participants participants, long coopWeight) {
        int[] who = new int[size + (coopWeight > 0 ? 1 : 0)];
        for (int i = 0; i < size; i++) {
            who[i] = participants.indexOf(members[i]);
        }
        if (coopWeight > 0) {
            who[size] = participants.coop();
        }
        return who;
    }

    /** One for each of {@link #who}, by the co-op's weight, not its grams. */
    long[] grams(long coopWeight, long coopGrams) {
        long[] all = Arrays.copyOf(grams, size + (coopWeight > 0 ? 1 : 0));
        if (coopWeight > 0) {
            all[size] = coopGrams;
        }
        return all;
    }

    /** One for each of {@link #who}. */
    long[] weights(long coopWeight) {
        long[] all = Arrays.copyOf(weights, size + (coopWeight > 0 ? 1 : 0));
        if (coopWeight > 0) {
            all[size] = coopWeight;
        }
        return all;
    }
}
