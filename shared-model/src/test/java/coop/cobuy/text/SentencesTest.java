package coop.cobuy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.MissingResourceException;

class SentencesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private static Sentences in(String language) {
        return Sentences.beside(SentencesTest.class, Locale.forLanguageTag(language));
    }

    @ParameterizedTest
    @CsvSource({"en, en", "en-GB, en", "de, de", "de-AT, de", "fr, en"})
    void aLanguageThatThereIsNotIsEnglish(String wanted, String got) {
        assertEquals(got, in(wanted).language().getLanguage());
    }

    @Test
    void numbersGetTheLanguagesDecimalSignAndTextsStayAsTheyAre() {
        assertEquals("2.5 of 1.39, 2.5 in all {x}", got("en", Units.parse("2.5")));
        assertEquals("2,5 von 1,39, 2,5 insgesamt {x}", got("de", Units.parse("2.5")));
        assertEquals("3,20 EUR von 1,39, 3,20 EUR insgesamt {x}", got("de", new Money(320, EUR)));
        assertEquals("0,5 von 1,39, 0,5 insgesamt {x}", got("de", new BigDecimal("0.5")));
        assertEquals("St. {1} von 1,39, St. {1} insgesamt {x}", got("de", "St. {1}"));
        assertEquals("1234,5", in("de").number("1234.5"));
    }

    private static String got(String language, Object first) {
        return in(language).of("got", first, UnitPrice.parse("1.39", EUR));
    }

    @Test
    void aPlaceWithoutAnArgumentStaysAndASentenceThatIsNotThereIsAMistake() {
        assertEquals("Nothing {0}.", in("en").of("plain"));
        assertThrows(MissingResourceException.class, () -> in("en").of("none"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    # text            | first | second | filled
                    {0} of {1}        | 2     | 3      | 2 of 3
                    {1} before {0}    | a     | b      | b before a
                    {0}               | {1}   | b      | {1}
                    {2} and {x} stay  | a     | b      | {2} and {x} stay
                    don't {0}         | a     | b      | don't a
                    """)
    void putsArgumentsIn(String text, String first, String second, String filled) {
        assertEquals(filled, Sentences.filled(text, first, second));
    }
}
