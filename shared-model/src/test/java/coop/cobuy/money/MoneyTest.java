package coop.cobuy.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

class MoneyTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # text                 | currency | minor units          | written
                      12.34                | EUR      | 1234                 | 12.34
                      -0.5                 | EUR      | -50                  | -0.50
                      +7                   | EUR      | 700                  | 7.00
                      .25                  | EUR      | 25                   | 0.25
                      1000                 | JPY      | 1000                 | 1000
                      1.005                | KWD      | 1005                 | 1.005
                      92233720368547758.07 | EUR      | 9223372036854775807  | 92233720368547758.07
                      -92233720368547758.08| EUR      | -9223372036854775808 | -92233720368547758.08
                    """)
    void readsAndWritesDecimals(String text, String code, long minor, String written) {
        Money money = Money.parse(text, Currency.getInstance(code));
        assertEquals(Money.of(minor, code), money);
        assertEquals(written, money.decimal());
        assertEquals(written + " " + code, money.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "92233720368547758.08", "-92233720368547758.09"})
    void refusesFractionsOfAMinorUnitAndWhatIsOutOfRange(String text) {
        assertThrows(ArithmeticException.class, () -> Money.parse(text, EUR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "-",
                "1,5",
                "1e3",
                "1E999999999",
                "0x1",
                "1_000",
                "NaN",
                "١",
                "1 ",
                "--1",
                "00000000000000000000000000000000000000001"
            })
    void refusesWhatIsNoPlainDecimal(String text) {
        assertThrows(NumberFormatException.class, () -> Money.parse(text, EUR));
    }

    @Test
    void addsAndSubtractsExactly() {
        assertEquals(Money.of(5, "EUR"), Money.of(12, "EUR").plus(Money.of(-7, "EUR")));
        assertEquals(Money.of(19, "EUR"), Money.of(12, "EUR").minus(Money.of(-7, "EUR")));
        assertEquals(Money.of(-12, "EUR"), Money.of(12, "EUR").negated());
        Money most = Money.of(Long.MAX_VALUE, "EUR");
        Money least = Money.of(Long.MIN_VALUE, "EUR");
        assertThrows(ArithmeticException.class, () -> most.plus(Money.of(1, "EUR")));
        assertThrows(ArithmeticException.class, () -> least.minus(Money.of(1, "EUR")));
        assertThrows(ArithmeticException.class, least::negated);
    }

    @Test
    void neverMixesCurrencies() {
        Money euro = Money.of(1, "EUR");
        Money crown = Money.of(1, "SEK");
        assertThrows(IllegalArgumentException.class, () -> euro.plus(crown));
        assertThrows(IllegalArgumentException.class, () -> euro.minus(crown));
        assertThrows(IllegalArgumentException.class, () -> euro.isOver(crown));
        assertThrows(IllegalArgumentException.class, () -> euro.compareTo(crown));
    }

    @Test
    void compares() {
        Money one = Money.of(1, "EUR");
        assertTrue(Money.of(2, "EUR").isOver(one));
        assertFalse(one.isOver(one));
        assertTrue(Money.of(-1, "EUR").isNegative());
        assertTrue(Money.zero(EUR).isZero());
        assertTrue(one.compareTo(Money.zero(EUR)) > 0);
    }

    @Test
    void roundsByTheModeThatIsNamed() {
        BigDecimal exact = new BigDecimal("2.345");
        assertEquals(235, Money.round(exact, EUR, RoundingMode.HALF_UP).minor());
        assertEquals(234, Money.round(exact, EUR, RoundingMode.HALF_EVEN).minor());
        assertEquals(-235, Money.round(exact.negate(), EUR, RoundingMode.HALF_UP).minor());
    }
}
