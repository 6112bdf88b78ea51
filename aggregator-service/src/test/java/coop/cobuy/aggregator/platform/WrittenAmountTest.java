package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.money.Money;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Currency;

class WrittenAmountTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    12         | 1200
                    12.5       | 1250
                    12,50      | 1250
                    -12,50     | -1250
                    +0.01      | 1
                    1.234,50   | 123450
                    1,234.50   | 123450
                    1 234,50   | 123450
                    1'234.50   | 123450
                    1.234.567  | 123456700
                    "  7  "    | 700
                    """)
    void readsBothWays(String text, long cents) {
        assertEquals(new Money(cents, EUR), WrittenAmount.parse(text, EUR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "12 EUR",
                "1.2.3",
                "12..5",
                ",50",
                "--1",
                "1e3",
                "NaN",
                "12.345",
                "1,234",
                "0x10",
                "99999999999999999999999",
                "1 2",
                "12,50-"
            })
    void refusesTheRest(String text) {
        assertThrows(RuntimeException.class, () -> WrittenAmount.parse(text, EUR));
    }
}
