package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.UUID;

/** What a client holds for an order in the log, and what makes two requests the same. */
class OrderTokenTest {

    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BERT = new UUID(1, 2);
    private static final OrderLine RICE = new OrderLine(new UUID(2, 1), 3000, 1000, 1_390_000);
    private static final OrderLine OATS = new OrderLine(new UUID(2, 2), 3000, 0, 1_390_000);

    @Test
    void comesBackAsItWentOutAndFitsIntoAnAddress() {
        OrderToken token =
                new OrderToken(
                        new Place(7, Long.MAX_VALUE),
                        Hash.ofKey(ANNA, "k"),
                        Hash.ofContent("", "", List.of(RICE, OATS)));
        assertEquals(token, OrderToken.parse(token.toString()));
        assertTrue(token.toString().matches("[0-9A-Za-z._-]+"), token::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "1-2",
                "1-2.AAAAAAAAAAAAAAAAAAAAAA",
                "1-2.AAAA.AAAA",
                "-1.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA",
                "1--2.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA",
                "1-x.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA",
                "1-2.AAAAAAAAAAAAAAAAAAAA*A.AAAAAAAAAAAAAAAAAAAAAA",
                "99999999999-2.AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoTokenIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> OrderToken.parse(text));
    }

    @Test
    void aKeyIsItsMembersOwn() {
        assertEquals(Hash.ofKey(ANNA, "k"), Hash.ofKey(ANNA, "k"));
        assertNotEquals(Hash.ofKey(ANNA, "k"), Hash.ofKey(BERT, "k"));
        assertNotEquals(Hash.ofKey(ANNA, "k"), Hash.ofKey(ANNA, "l"));
    }

    @Test
    void anyChangeOfTheContentIsAnotherRequest() {
        Hash asked = Hash.ofContent("1-2", "slip", List.of(RICE));
        assertEquals(asked, Hash.ofContent("1-2", "slip", List.of(RICE)));
        for (Hash other :
                List.of(
                        Hash.ofContent("", "slip", List.of(RICE)),
                        Hash.ofContent("1-2", "", List.of(RICE)),
                        Hash.ofContent("1-2", "slip", List.of()),
                        Hash.ofContent("1-2", "slip", List.of(OATS)),
                        Hash.ofContent("1-2", "slip", List.of(RICE, OATS)),
                        Hash.ofContent("1-2", "slip", List.of(changed(3001, 1000, 1_390_000))),
                        Hash.ofContent("1-2", "slip", List.of(changed(3000, 1001, 1_390_000))),
                        Hash.ofContent("1-2", "slip", List.of(changed(3000, 1000, 1_390_001))))) {
            assertNotEquals(asked, other);
        }
    }

    private static OrderLine changed(long quantityMilli, long toleranceMilli, long limitMicro) {
        return new OrderLine(RICE.offer(), quantityMilli, toleranceMilli, limitMicro);
    }
}
