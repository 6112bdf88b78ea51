package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.MovedClock;
import coop.cobuy.id.Id;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

class IdSourceTest {

    private final MovedClock clock = new MovedClock();
    private final IdSource ids = new IdSource(clock);

    @Test
    void eachSortsAfterTheOneBeforeHoweverManyThereAreInAMillisecond() {
        UUID before = ids.next();
        for (int i = 0; i < 10_000; i++) {
            UUID next = ids.next();
            assertTrue(Arrays.compareUnsigned(Id.bytes(before), Id.bytes(next)) < 0);
            before = next;
        }
    }

    @Test
    void theyAreOfVersionSevenAndNameTheirMillisecond() {
        ids.next();
        clock.pass(Duration.ofSeconds(5));
        UUID id = ids.next();
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(clock.millis(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void whatHasATimeAndANameHasOneIdAmongThoseOfItsTime() {
        UUID before = ids.next();
        clock.pass(Duration.ofMillis(1));
        UUID id = IdSource.named(clock.instant(), "order/1/2-3");
        assertEquals(id, IdSource.named(clock.instant(), "order/1/2-3"));
        assertNotEquals(id, IdSource.named(clock.instant(), "order/1/2-4"));
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(clock.instant(), IdSource.madeAt(id));
        assertTrue(Arrays.compareUnsigned(Id.bytes(before), Id.bytes(id)) < 0);
    }
}
