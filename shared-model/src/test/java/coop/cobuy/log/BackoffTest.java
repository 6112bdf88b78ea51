package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Random;

class BackoffTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # failures | whole delay in ms
                      1        | 50
                      2        | 100
                      5        | 800
                      8        | 5000
                      1000000  | 5000
                    """)
    void waitsFromHalfToTheWholeOfADoublingDelay(int failures, long whole) {
        Random random = new Random(failures);
        for (int i = 0; i < 200; i++) {
            long delay = Backoff.DEFAULT.delay(failures, random).toMillis();
            assertTrue(delay >= whole / 2 && delay <= whole, () -> "delay: " + delay);
        }
    }

    @Test
    void refusesDelaysThatAreNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Backoff(Duration.ZERO, Duration.ofSeconds(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }
}
