package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class RateBucketTest {

    private static final long START = -5;
    private static final long MILLI = 1_000_000;

    @Test
    void aBurstPassesAndThenTheRate() {
        RateBucket bucket = new RateBucket(new RateSettings(50, 3), START);
        for (int i = 0; i < 3; i++) {
            assertEquals(0, bucket.pass(START));
        }
        assertEquals(20 * MILLI, bucket.pass(START));
        assertEquals(MILLI, bucket.pass(START + 19 * MILLI));
        assertEquals(0, bucket.pass(START + 20 * MILLI));
        assertEquals(20 * MILLI, bucket.pass(START + 20 * MILLI));
    }

    @Test
    void aPauseFillsItNoHigherThanTheBurst() {
        RateBucket bucket = new RateBucket(new RateSettings(50, 3), START);
        long later = START + 3600_000 * MILLI;
        for (int i = 0; i < 3; i++) {
            assertEquals(0, bucket.pass(later));
        }
        assertTrue(bucket.pass(later) > 0);
    }

    @Test
    void manyAtOnceGetNoMoreThanTheBurst() {
        RateBucket bucket = new RateBucket(new RateSettings(1, 1000), START);
        AtomicInteger passed = new AtomicInteger();
        IntStream.range(0, 5000)
                .parallel()
                .forEach(i -> passed.addAndGet(bucket.pass(START) == 0 ? 1 : 0));
        assertEquals(1000, passed.get());
    }
}
