package coop.cobuy.aggregator;

import java.util.stream.LongStream;

/**
 * Seeds of tests of laws. {@code -Dcobuy.seeds=N} runs at most so many of each: mutation tests run
 * the same law thousands of times and need few.
 */
public final class Seeds {

    private static final long MOST = Long.getLong("cobuy.seeds", Long.MAX_VALUE);

    private Seeds() {}

    /** From zero on. */
    public static LongStream first(int count) {
        return LongStream.range(0, Math.min(count, MOST));
    }
}
