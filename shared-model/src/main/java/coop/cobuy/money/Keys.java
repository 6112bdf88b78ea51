package coop.cobuy.money;

import java.util.Arrays;

/**
 * The keys of a split, compared as unsigned bytes: by their first eight bytes as one number, and
 * whole only where these are the same. A round's million shares are told apart by numbers alone.
 */
final class Keys {

    /** To look for equal keys in a table, which is given up when it fills badly. */
    private static final int PROBES_FOR_EACH = 8;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final byte[][] keys;
    private final long[] heads;

    Keys(byte[][] keys) {
        this.keys = keys;
        this.heads = new long[keys.length];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = head(keys[i]);
        }
    }

    int count() {
        return keys.length;
    }

    int compare(int a, int b) {
        int compared = Long.compare(heads[a], heads[b]);
        return compared != 0 ? compared : Arrays.compareUnsigned(keys[a], keys[b]);
    }

    /**
     * @throws IllegalArgumentException if a key is given twice
     */
    void requireDifferent() {
        if (!haveDifferentHeads()) {
            byte[][] sorted = keys.clone();
            Arrays.sort(sorted, Arrays::compareUnsigned);
            for (int i = 1; i < sorted.length; i++) {
                if (Arrays.equals(sorted[i - 1], sorted[i])) {
                    throw new IllegalArgumentException("a key is given twice");
                }
            }
        }
    }

    /** The candidates with the smallest keys, in any order. */
    int[] smallest(int[] candidates, int count) {
        if (count == 0 || count == candidates.length) {
            return Arrays.copyOf(candidates, count);
        }
        long[] rising = Arrays.stream(candidates).mapToLong(i -> heads[i]).toArray();
        Arrays.sort(rising);
        long last = rising[count - 1];
        int[] below = Arrays.stream(candidates).filter(i -> heads[i] < last).toArray();
        int[] tied =
                Arrays.stream(candidates)
                        .filter(i -> heads[i] == last)
                        .boxed()
                        .sorted(this::compare)
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] smallest = Arrays.copyOf(below, count);
        System.arraycopy(tied, 0, smallest, below.length, count - below.length);
        return smallest;
    }

    /** Whether that is certain without looking at whole keys: false where some heads are equal. */
    private boolean haveDifferentHeads() {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * heads.length);
        int[] table = new int[1 << bits];
        long probes = (long) PROBES_FOR_EACH * heads.length;
        for (int i = 0; i < heads.length; i++) {
            int at = (int) ((heads[i] * SPREAD) >>> (Long.SIZE - bits));
            while (table[at] > 0) {
                if (heads[table[at] - 1] == heads[i] || --probes < 0) {
                    return false;
                }
                at = (at + 1) & (table.length - 1);
            }
            table[at] = i + 1;
        }
        return true;
    }

    /** The first eight bytes, shorter keys filled up with zeros, made to sort as unsigned. */
    private static long head(byte[] key) {
        long head = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            head = head << Byte.SIZE | (i < key.length ? key[i] & 0xff : 0);
        }
        return head ^ Long.MIN_VALUE;
    }
}
