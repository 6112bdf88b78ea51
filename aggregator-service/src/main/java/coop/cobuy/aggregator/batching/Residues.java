package coop.cobuy.aggregator.batching;

import coop.cobuy.id.Id;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Picks the lines that get one step more, by the round's order of residues. */
final class Residues {

    private Residues() {}

    /**
     * The first lines, in that order, whose claim is above a level.
     *
     * @param wanted fewer than there are such lines
     */
    static int[] first(
            ResidueOrder order, OfferLines lines, long[] claims, long level, long wanted) {
        if (wanted == 0) {
            return new int[0];
        }
        int[] above = IntStream.range(0, claims.length).filter(i -> claims[i] > level).toArray();
        int count = Math.toIntExact(wanted);
        return switch (order) {
            case ResidueOrder.ByIndex _ -> Arrays.copyOf(above, count);
            case ResidueOrder.ByKey key -> smallestKeys(key, lines, above, count);
        };
    }

    /**
     * Sorts by the keys' first eight bytes, which hardly ever tie, and looks at whole keys only
     * where they do.
     */
    private static int[] smallestKeys(
            ResidueOrder.ByKey order, OfferLines lines, int[] candidates, int count) {
        long[] heads = heads(order, lines, candidates);
        long[] ascending = heads.clone();
        Arrays.sort(ascending);
        long last = ascending[count - 1];
        int[] picked = new int[count];
        int n = 0;
        for (int i = 0; i < candidates.length; i++) {
            if (heads[i] < last) {
                picked[n++] = candidates[i];
            }
        }
        int[] tied =
                IntStream.range(0, candidates.length)
                        .filter(i -> heads[i] == last)
                        .map(i -> candidates[i])
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        i -> order.key(lines.member(i)), Arrays::compareUnsigned))
                        .mapToInt(Integer::intValue)
                        .toArray();
        System.arraycopy(tied, 0, picked, n, count - n);
        return picked;
    }

    /** The keys' first eight bytes, made to sort as unsigned. */
    private static long[] heads(ResidueOrder.ByKey order, OfferLines lines, int[] candidates) {
        byte[] document = order.document();
        byte[] text = Arrays.copyOf(document, document.length + Id.BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(text);
        MessageDigest digest = ResidueOrder.sha256();
        long[] heads = new long[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            buffer.putLong(document.length, lines.memberHigh(candidates[i]));
            buffer.putLong(document.length + Long.BYTES, lines.memberLow(candidates[i]));
            heads[i] = ByteBuffer.wrap(digest.digest(text)).getLong() ^ Long.MIN_VALUE;
        }
        return heads;
    }
}
