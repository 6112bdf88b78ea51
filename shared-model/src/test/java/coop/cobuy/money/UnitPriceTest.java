package coop.cobuy.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.RoundingMode;
import java.util.Currency;

class UnitPriceTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # price    | units | cents
                      1.99     | 3     | 597
                      0.005    | 1     | 1
                      0.004999 | 1     | 0
                      12.345   | 10    | 12345
                      1.115    | 0.1   | 11
                      1.15     | 0.1   | 12
                      0        | 7     | 0
                    """)
    void timesUnitsIsRoundedOnceHalfUp(String price, String units, long cents) {
        Money money = UnitPrice.parse(price, EUR).times(Units.parse(units));
        assertEquals(Money.of(cents, "EUR"), money);
    }

    @Test
    void otherModesAreNamed() {
        Money money = UnitPrice.parse("0.005", EUR).times(Units.of(1), RoundingMode.HALF_EVEN);
        assertEquals(0, money.minor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "0.0000001", "1000000000000"})
    void refusesWhatIsNoPrice(String text) {
        assertThrows(IllegalArgumentException.class, () -> UnitPrice.parse(text, EUR));
    }

    @Test
    void comparesWithinACurrency() {
        UnitPrice less = UnitPrice.parse("1.9", EUR);
        assertTrue(less.compareTo(UnitPrice.parse("1.95", EUR)) < 0);
        assertEquals(0, less.compareTo(UnitPrice.parse("1.900", EUR)));
        UnitPrice dollars = UnitPrice.parse("1", Currency.getInstance("USD"));
        assertThrows(IllegalArgumentException.class, () -> less.compareTo(dollars));
        assertEquals("1.9", less.toString());
    }
}
