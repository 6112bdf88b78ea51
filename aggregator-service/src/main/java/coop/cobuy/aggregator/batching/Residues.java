package coop.cobuy.aggregator.batching;

import coop.cobuy.id.Id;
import coop.cobuy.id.MemberId;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Picks and sorts lines by an order of residues. Lines are compared by their keys' first eight
 * bytes, which hardly ever tie, and by whole keys only where they do.
 */
final class Residues {

    private Residues() {}

    /**
     * The first lines, in the round's order, whose claim is above a level.
     *
     * @param wanted no more than there are such lines
     */
    static int[] firstAbove(Claims claims, long level, long wanted) {
        if (wanted == 0) {
            return new int[0];
        }
        long[] steps = claims.steps();
        int[] above = IntStream.range(0, steps.length).filter(i -> steps[i] > level).toArray();
        return first(claims, above, Math.toIntExact(wanted));
    }

    /**
     * The lines with the largest remainders, ties by the round's order.
     *
     * @param wanted no more than there are remainders above zero
     */
    static int[] largest(Claims claims, long[] remainders, long wanted) {
        if (wanted == 0) {
            return new int[0];
        }
        int count = Math.toIntExact(wanted);
        long[] ascending = remainders.clone();
        Arrays.sort(ascending);
        long least = ascending[ascending.length - count];
        int[] over =
                IntStream.range(0, remainders.length).filter(i -> remainders[i] > least).toArray();
        int[] tied =
                IntStream.range(0, remainders.length).filter(i -> remainders[i] == least).toArray();
        int[] first = first(claims, tied, count - over.length);
        int[] picked = Arrays.copyOf(over, count);
        System.arraycopy(first, 0, picked, over.length, first.length);
        return picked;
    }

    /** Lines in an order of residues. */
    static int[] sorted(ResidueOrder order, OfferLines lines, int[] candidates) {
        if (order instanceof ResidueOrder.ByIndex) {
            return candidates;
        }
        long[] heads = heads(order, lines, candidates);
        long[] ascending = heads.clone();
        Arrays.sort(ascending);
        int[] sorted = new int[candidates.length];
        int[] next = new int[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            int at = firstOf(ascending, heads[i]);
            sorted[at + next[at]++] = candidates[i];
        }
        for (int at = 0; at < sorted.length; at += next[at]) {
            if (next[at] > 1) {
                int[] tied = Arrays.copyOfRange(sorted, at, at + next[at]);
                System.arraycopy(byWholeKeys(order, lines, tied), 0, sorted, at, tied.length);
            }
        }
        return sorted;
    }

    private static int firstOf(long[] ascending, long value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int[] first(Claims claims, int[] candidates, int count) {
        ResidueOrder order = claims.rules().residues();
        return order instanceof ResidueOrder.ByIndex || count == candidates.length
                ? Arrays.copyOf(candidates, count)
                : smallestKeys(order, claims.lines(), candidates, count);
    }

    private static int[] smallestKeys(
            ResidueOrder order, OfferLines lines, int[] candidates, int count) {
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
                        .toArray();
        System.arraycopy(byWholeKeys(order, lines, tied), 0, picked, n, count - n);
        return picked;
    }

    private static int[] byWholeKeys(ResidueOrder order, OfferLines lines, int[] tied) {
        Function<MemberId, byte[]> keys = keys(order);
        return IntStream.of(tied)
                .boxed()
                .sorted(
                        Comparator.comparing(
                                i -> keys.apply(lines.member(i)), Arrays::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Function<MemberId, byte[]> keys(ResidueOrder order) {
        return switch (order) {
            case ResidueOrder.ByKey byKey -> byKey::key;
            case ResidueOrder.ByOwnKey own -> own.keys();
            case ResidueOrder.ByIndex _ ->
                    throw new IllegalStateException("order: by index (expected: one of keys)");
        };
    }

    /** The keys' first eight bytes, made to sort as unsigned. */
    private static long[] heads(ResidueOrder order, OfferLines lines, int[] candidates) {
        if (order instanceof ResidueOrder.ByKey byKey) {
            return digests(byKey, lines, candidates);
        }
        Function<MemberId, byte[]> keys = keys(order);
        long[] heads = new long[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            heads[i] = head(Arrays.copyOf(keys.apply(lines.member(candidates[i])), Long.BYTES));
        }
        return heads;
    }

    /** As {@link ResidueOrder.ByKey#key}, without an object for each line. */
    private static long[] digests(ResidueOrder.ByKey order, OfferLines lines, int[] candidates) {
        byte[] document = order.document();
        byte[] text = Arrays.copyOf(document, document.length + Id.BYTES);
        ByteBuffer buffer = ByteBuffer.wrap(text);
        MessageDigest digest = ResidueOrder.sha256();
        long[] heads = new long[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            buffer.putLong(document.length, lines.memberHigh(candidates[i]));
            buffer.putLong(document.length + Long.BYTES, lines.memberLow(candidates[i]));
            heads[i] = head(digest.digest(text));
        }
        return heads;
    }

    private static long head(byte[] key) {
        return ByteBuffer.wrap(key).getLong() ^ Long.MIN_VALUE;
    }
}
