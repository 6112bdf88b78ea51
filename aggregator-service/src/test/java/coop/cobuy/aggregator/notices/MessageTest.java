package coop.cobuy.aggregator.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void aSubjectIsOneLineAndLongTextsAreCut() {
        Message message =
                new Message("k", "a\r\nBcc: b\t" + "x".repeat(300), "y".repeat(5000), null);
        assertEquals("a Bcc: b xxx", message.subject().substring(0, 12));
        assertEquals(200, message.subject().length());
        assertEquals(4000, message.text().length());
    }

    @Test
    void aKindIsShort() {
        assertThrows(IllegalArgumentException.class, () -> new Message(" ", "s", "t", null));
        assertThrows(
                IllegalArgumentException.class, () -> new Message("k".repeat(61), "s", "t", null));
    }
}
