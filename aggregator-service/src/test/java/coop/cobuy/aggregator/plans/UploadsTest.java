package coop.cobuy.aggregator.plans;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class UploadsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Uploads uploads = new Uploads(2, Duration.ofMinutes(3));

    @Test
    void letsInSoManyUntilOneIsGivenBack() {
        assertTrue(uploads.take(NOON));
        assertTrue(uploads.take(NOON));
        assertFalse(uploads.take(NOON));
        uploads.giveBack();
        assertTrue(uploads.take(NOON));
        assertFalse(uploads.take(NOON));
    }

    @Test
    void aBrokenOneHoldsItsPlaceForAWhileOnly() {
        assertTrue(uploads.take(NOON));
        assertTrue(uploads.take(NOON.plusSeconds(60)));
        assertFalse(uploads.take(NOON.plusSeconds(179)));
        assertTrue(uploads.take(NOON.plusSeconds(180)));
        assertFalse(uploads.take(NOON.plusSeconds(239)));
    }

    @Test
    void givingBackMoreThanWasTakenMakesNoRoom() {
        uploads.giveBack();
        assertTrue(uploads.take(NOON));
        assertTrue(uploads.take(NOON));
        assertFalse(uploads.take(NOON));
    }
}
