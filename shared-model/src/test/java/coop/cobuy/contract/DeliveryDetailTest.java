package coop.cobuy.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.text.Sentence;
import coop.cobuy.text.Voice;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.ZoneId;
import java.util.Locale;

class DeliveryDetailTest {

    private static final Voice GERMAN = Voice.in(Locale.GERMAN, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @EnumSource(DeliveryDetail.class)
    void isFoundAgainInWhatItSaysAndThereIsGermanForIt(DeliveryDetail detail) {
        String said = detail.of("one", "two", "three");
        Sentence read = DeliveryDetail.read(said);
        String name = detail.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertEquals("delivery." + name, read.key());
        assertEquals(said, Voice.ENGLISH.say(read));
        assertNotEquals(said, GERMAN.say(read));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # kept | German
                    written as ORDER-7.csv | Abgelegt als ORDER-7.csv
                    the endpoint answered 204 | Die Gegenstelle antwortete mit 204
                    the endpoint answered 410 Gone: it wants nothing more | Die Gegenstelle antwortete mit 410 (Gone): Sie will nichts mehr bekommen
                    the mail server refuses it: 550 No such user | Der Mailserver nimmt es nicht an; er meldet: „550 No such user“
                    no answer: timed out; given up after 12 tries | Keine Antwort; gemeldet wurde: „timed out“; nach 12 Versuchen aufgegeben
                    500 Oh; given up after 2 tries | Gemeldet wurde: „500 Oh“; nach 2 Versuchen aufgegeben
                    queued again by Ada by mail as pdf/1 | Noch einmal eingereiht von Ada, auf dem Weg mail als pdf/1
                    Please call us | Gemeldet wurde: „Please call us“
                    """)
    void saysInGermanWhatWasKeptInEnglish(String kept, String german) {
        assertEquals(german, GERMAN.say(DeliveryDetail.read(kept)));
    }

    @Test
    void namesMomentsInTheCoopsZone() {
        String kept = "not written: disk full; again at 2026-11-29T12:30:00Z";
        assertEquals(
                "Nicht abgelegt; gemeldet wurde: „disk full“; nächster Versuch:"
                        + " Sonntag, 29. November 2026, 13:30 MEZ",
                GERMAN.say(DeliveryDetail.read(kept)));
    }
}
