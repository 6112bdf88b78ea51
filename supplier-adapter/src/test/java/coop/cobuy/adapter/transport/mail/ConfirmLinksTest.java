package coop.cobuy.adapter.transport.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.id.CoopId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

class ConfirmLinksTest {

    private static final String OLD = key("0123456789012345678901234567890a");
    private static final String NEW = key("0123456789012345678901234567890b");
    private static final CoopId COOP = new CoopId(new UUID(1, 2));
    private static final UUID DELIVERY = new UUID(3, 4);
    private static final Instant END = Instant.parse("2026-12-24T00:00:00Z");

    private final ConfirmLinks links = new ConfirmLinks(OLD, "https://feeds.example/");

    private static String key(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void opensWhatItMade() {
        String token = links.token(COOP, DELIVERY, END);
        assertEquals(Optional.of(new ConfirmLinks.Opened(COOP, DELIVERY, END)), links.open(token));
        assertTrue(token.matches("[A-Za-z0-9_-]{96}"), token);
        assertEquals(
                "https://feeds.example/confirm/" + token,
                links.url(COOP, DELIVERY, END.minus(Duration.ofDays(3)), Duration.ofDays(3)));
    }

    @Test
    void opensNothingThatWasAltered() {
        String token = links.token(COOP, DELIVERY, END);
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            String other = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertEquals(Optional.empty(), links.open(other), "byte " + i);
            bytes[i] ^= 1;
        }
        assertNotEquals(
                token, links.token(COOP, DELIVERY, END.plusSeconds(1)), "the end is signed, too");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../../etc/passwd", "AAAA", "ä"})
    void opensNoNonsense(String token) {
        assertEquals(Optional.empty(), links.open(token));
        assertEquals(Optional.empty(), links.open(token.repeat(96)));
        assertEquals(Optional.empty(), links.open("*".repeat(96)));
        assertEquals(Optional.empty(), links.open("A".repeat(96)));
    }

    @Test
    void aKeyCanBeReplaced() {
        String token = links.token(COOP, DELIVERY, END);
        ConfirmLinks both = new ConfirmLinks(NEW + "," + OLD, "https://feeds.example");
        assertTrue(both.open(token).isPresent(), "links that are out stay good");
        ConfirmLinks only = new ConfirmLinks(NEW, "https://feeds.example");
        assertFalse(only.open(token).isPresent());
        assertTrue(only.open(both.token(COOP, DELIVERY, END)).isPresent(), "the first signs");
    }

    @Test
    void makesNoneWithoutAKeyOrAnAddress() {
        assertFalse(new ConfirmLinks("", "https://feeds.example").isConfigured());
        assertFalse(new ConfirmLinks(OLD, "").isConfigured());
        assertThrows(
                IllegalStateException.class,
                () -> new ConfirmLinks("", "").token(COOP, DELIVERY, END));
    }
}
