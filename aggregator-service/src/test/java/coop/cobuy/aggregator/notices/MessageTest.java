package coop.cobuy.aggregator.notices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.aggregator.ordering.CarriedOrders;
import coop.cobuy.text.Voice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

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

    private static NoticeWords words(Message message, String language) {
        LocalDateTime at = LocalDateTime.of(2026, 11, 30, 12, 0);
        InboxRow row =
                new InboxRow(
                        new UUID(1, 1),
                        null,
                        message.kind(),
                        message.subject(),
                        message.text(),
                        message.said(),
                        message.link(),
                        at,
                        null);
        return NoticeWords.of(row, Voice.in(Locale.of(language), ZoneId.of("Europe/Berlin")));
    }

    @Test
    void whatPeopleCallThingsIsNoPlaceOfASentenceAndNoNewLine() {
        Message message =
                Message.beside(
                        CarriedOrders.class,
                        "round.opened",
                        "/api/v1/rounds/7",
                        "Brot {1}\r\nBcc: all@example.org",
                        Instant.parse("2026-11-30T17:00:00Z"));
        assertEquals("Brot {1} Bcc: all@example.org is open", message.subject());
        NoticeWords german = words(message, "de");
        assertEquals("Brot {1} Bcc: all@example.org ist offen", german.subject());
        assertEquals(
                "Sie können in Brot {1}\r\nBcc: all@example.org bestellen bis"
                        + " Montag, 30. November 2026, 18:00 MEZ.",
                german.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "[]",
                "[\"a\",\"b\"]",
                "[{\"at\":\"coop.cobuy.gone\",\"key\":\"a\"},{\"at\":\"gone\",\"key\":\"b\"}]",
                "[{\"at\":\"coop.cobuy.aggregator.ordering\",\"key\":\"gone\"},{\"key\":\"b\"}]"
            })
    void whatHasNoSentencesOfThisVersionIsShownInItsOwnWords(String kept) {
        String said = kept.equals("none") ? null : kept;
        Message message = new Message("k", "Old subject", "Old text.", said, null);
        assertEquals(new NoticeWords("Old subject", "Old text."), words(message, "de"));
    }
}
