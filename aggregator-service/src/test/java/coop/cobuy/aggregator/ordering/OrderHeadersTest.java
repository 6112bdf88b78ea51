package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.ordering.v1.PlaceOrder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** What may stand in the headers of a request about an order. */
class OrderHeadersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            nullValues = "none",
            textBlock =
                    """
                    none                    | 0
                    ''                      | 0
                    wait=10                 | 10
                    wait="10"               | 10
                    respond-async, wait=5   | 5
                    respond-async; wait=5   | 5
                    wait=0                  | 0
                    wait=31                 | 30
                    wait=999999             | 30
                    wait=9999999            | 0
                    wait=-1                 | 0
                    wait=soon               | 0
                    await=10                | 0
                    return=minimal          | 0
                    """)
    void aClientWaitsAsLongAsItPrefersButForHalfAMinuteAtMost(String prefer, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), OrderHeaders.wait(prefer));
    }

    @Test
    void theVersionToReplaceIsOneTagOrWhateverStands() {
        assertNull(OrderHeaders.version(null));
        assertEquals("*", OrderHeaders.version("*"));
        assertEquals("3-17", OrderHeaders.version("\"3-17\""));
        assertEquals("3-17", OrderHeaders.version(OrderHeaders.tag(new Place(3, 17))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\"\"",
                "3-17",
                "W/\"3-17\"",
                "\"3-17\", \"3-18\"",
                "\"a\"b",
                "\"no order\""
            })
    void aVersionThatIsNoneIsNamed(String header) {
        BadInput bad = assertThrows(BadInput.class, () -> OrderHeaders.version(header));
        assertEquals("If-Match", bad.errors().getFirst().pointer());
    }

    @Test
    void whoSawNoOrderSaysSoAndNothingElse() {
        assertNull(OrderHeaders.condition(null, null));
        assertEquals("3-17", OrderHeaders.condition("\"3-17\"", null));
        assertEquals(PlaceOrder.NO_ORDER, OrderHeaders.condition(null, "*"));
        for (String tag : new String[] {"", "\"3-17\"", "\"*\"", "*, \"3-17\""}) {
            BadInput bad =
                    assertThrows(BadInput.class, () -> OrderHeaders.condition(null, tag), tag);
            assertEquals("If-None-Match", bad.errors().getFirst().pointer());
        }
        BadInput both = assertThrows(BadInput.class, () -> OrderHeaders.condition("*", "*"));
        assertEquals("If-None-Match", both.errors().getFirst().pointer());
    }

    @Test
    void aKeyIsVisibleTextOfTwoHundredCharactersAtMost() {
        String longest = "k".repeat(200);
        assertEquals(longest, OrderHeaders.key(longest));
        for (String wrong :
                new String[] {null, "", " ", "a b", "k\t", "schlüssel", longest + "k"}) {
            BadInput bad = assertThrows(BadInput.class, () -> OrderHeaders.key(wrong), wrong);
            assertEquals(OrderHeaders.IDEMPOTENCY_KEY, bad.errors().getFirst().pointer());
        }
    }

    @Test
    void aTextThatIsNoIdNamesNothingThatThereIs() {
        Refused refused =
                assertThrows(
                        Refused.class, () -> OrderHeaders.id("milk", OrderReason.ROUND_NOT_FOUND));
        assertEquals(OrderReason.ROUND_NOT_FOUND, refused.reason());
    }
}
