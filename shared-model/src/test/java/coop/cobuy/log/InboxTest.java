package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

class InboxTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00.123456789Z");

    private final Inbox inbox = new Inbox("one", Clock.fixed(NOON, ZoneOffset.UTC));

    private static boolean take(LogTestBed bed, Inbox inbox, UUID id) throws SQLException {
        return bed.transactions.call(connection -> inbox.take(connection, id));
    }

    private static int purge(LogTestBed bed, Instant before, int rowsMax) throws SQLException {
        return bed.transactions.call(connection -> Inbox.purge(connection, before, rowsMax));
    }

    @Test
    void takesEachMessageOncePerConsumer() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        UUID id = new UUID(1, 2);
        assertTrue(take(bed, inbox, id));
        assertFalse(take(bed, inbox, id));
        Inbox other = new Inbox("other", Clock.systemUTC());
        assertTrue(take(bed, other, id));
    }

    @Test
    void takesManyAtOnceAndKeepsTheirOrder() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        List<UUID> ids = IntStream.range(0, 2500).mapToObj(i -> new UUID(i * 31L, i)).toList();
        bed.transactions.call(connection -> inbox.take(connection, ids.subList(100, 200)));
        List<UUID> twice = new ArrayList<>(ids);
        twice.addAll(ids);
        Set<UUID> fresh = bed.transactions.call(connection -> inbox.take(connection, twice));
        List<UUID> expected = new ArrayList<>(ids.subList(0, 100));
        expected.addAll(ids.subList(200, 2500));
        assertEquals(expected, List.copyOf(fresh));
        assertEquals(Set.of(), bed.transactions.call(c -> inbox.take(c, List.of())));
    }

    @Test
    void forgetsByAgeInBoundedBatches() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        List<UUID> ids = IntStream.range(0, 25).mapToObj(i -> new UUID(0, i)).toList();
        bed.transactions.call(connection -> inbox.take(connection, ids));
        assertEquals(0, purge(bed, NOON.minusSeconds(1), 10));
        assertEquals(10, purge(bed, NOON.plusSeconds(1), 10));
        assertEquals(15, purge(bed, NOON.plusSeconds(1), 100));
    }
}
