package coop.cobuy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.money.Money;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;

class VoiceTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Sentence TOLD =
            Sentence.beside(
                    VoiceTest.class,
                    "told",
                    "Round {1} \"7\"",
                    Instant.parse("2026-11-30T17:05:00Z"),
                    List.of(Units.parse("2.5"), Sentence.beside(VoiceTest.class, "plain")));
    private static final Sentence DAY =
            Sentence.beside(
                    VoiceTest.class,
                    "day",
                    LocalDate.of(2026, 12, 1),
                    new BigDecimal("0.5"),
                    7,
                    UnitPrice.parse("1.39", EUR),
                    new Money(320, EUR),
                    1234L);

    private static String said(String language, Sentence sentence) {
        return Voice.in(Locale.forLanguageTag(language), BERLIN).say(sentence);
    }

    @Test
    void momentsAreThoseOfTheZoneInTheLanguagesWay() {
        assertEquals(
                "Round {1} \"7\" is open until Monday 30 November 2026, 18:05 CET: 2.5; Nothing"
                        + " {0}..",
                said("en", TOLD).replace("Monday,", "Monday"));
        assertEquals(
                "Round {1} \"7\" ist offen bis Montag, 30. November 2026, 18:05 MEZ: 2,5; Nichts"
                        + " {0}..",
                said("de", TOLD));
        assertEquals(
                "Ab 1. Dezember 2026 0,5 von 7 zu je 1,39, 3,20 EUR insgesamt, 1234 Mal.",
                said("de-AT", DAY));
        assertEquals(said("en", DAY), said("fr", DAY));
    }

    @Test
    void aSentenceIsTheSameAfterItWasKept() {
        assertEquals(said("de", DAY), said("de", kept(DAY)));
        assertEquals(said("en", TOLD), said("en", kept(TOLD)));
        assertEquals(TOLD, kept(TOLD));
    }

    private static Sentence kept(Sentence sentence) {
        return SentenceJson.read(SentenceJson.write(List.of(sentence))).getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[\"a text\"]",
                "[{\"at\":\"a\",\"key\":\"b\",\"of\":[{\"colour\":\"red\"}]}]",
                "[{\"at\":\"a\",\"key\":\"b\",\"of\":[{\"moment\":\"tomorrow\"}]}]",
                "[{\"at\":\"a\",\"key\":\"b\",\"of\":[{\"money\":\"1.001\",\"currency\":\"EUR\"}]}]"
            })
    void whatIsNoSentenceIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> SentenceJson.read(json));
    }

    @Test
    void whatThereIsNotCannotBeSaid() {
        Sentence none = Sentence.beside(VoiceTest.class, "none");
        assertThrows(MissingResourceException.class, () -> Voice.ENGLISH.say(none));
        Sentence nowhere = new Sentence("coop.cobuy.nowhere", "told", List.of());
        assertThrows(MissingResourceException.class, () -> Voice.ENGLISH.say(nowhere));
        assertThrows(
                IllegalArgumentException.class,
                () -> Sentence.beside(VoiceTest.class, "told", new Object()));
    }
}
