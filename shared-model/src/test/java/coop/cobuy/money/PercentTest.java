package coop.cobuy.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # rate   | base                | share
                      7      | 12345               | 864
                      19.00  | 50                  | 10
                      19     | -50                 | -10
                      5.5    | 100                 | 6
                      0      | 99999               | 0
                      100    | 9223372036854775807 | 9223372036854775807
                    """)
    void takesItsShareRoundedHalfUp(String rate, long base, long share) {
        assertEquals(Money.of(share, "EUR"), Percent.parse(rate).of(Money.of(base, "EUR")));
    }

    @Test
    void readsAndWritesTwoDecimals() {
        assertEquals("7.00", Percent.parse("7").decimal());
        assertEquals("5.50 %", Percent.parse("5.5").toString());
        assertTrue(Percent.ZERO.compareTo(Percent.parse("0.01")) < 0);
    }

    @Test
    void refusesWhatIsNoRate() {
        assertThrows(IllegalArgumentException.class, () -> Percent.parse("-1"));
        assertThrows(IllegalArgumentException.class, () -> Percent.parse("100.01"));
        assertThrows(ArithmeticException.class, () -> Percent.parse("7.005"));
        assertThrows(NumberFormatException.class, () -> Percent.parse("7 %"));
    }
}
