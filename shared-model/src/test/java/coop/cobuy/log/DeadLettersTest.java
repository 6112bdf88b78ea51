package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.log.DeadLetter.Outcome;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetter.Resolution;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

class DeadLettersTest {

    private final DeadLetters deadLetters = new DeadLetters(Clock.systemUTC());

    @Test
    void keepsTheRecordAndTheLastReasonCutToItsColumn() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        LogRecord record =
                LogRecord.of(
                        new ConsumerRecord<>(
                                "t", 3, 44, null, "bytes".getBytes(StandardCharsets.UTF_8)));
        String reason = "\uD83E\uDD55".repeat(1001);
        bed.transactions.call(
                connection -> {
                    deadLetters.park(connection, record, DeadLetters.Kind.UNREADABLE, "first");
                    deadLetters.park(connection, record, DeadLetters.Kind.FAILED, reason);
                    return true;
                });
        assertEquals(
                List.of("3 44 bytes FAILED \uD83E\uDD55…"),
                bed.texts(
                        "SELECT CONCAT(partition_no, ' ', record_offset, ' ',"
                                + " CAST(payload AS CHAR), ' ', kind, ' ', LEFT(reason, 1),"
                                + " RIGHT(reason, 1)) FROM dead_letter"));
        assertEquals(1000, bed.number("SELECT CHAR_LENGTH(reason) FROM dead_letter"));
        long count = bed.transactions.call(DeadLetters::count);
        assertEquals(1, count);
    }

    private void park(LogTestBed bed, String topic, int partition, long offset, String value)
            throws Exception {
        LogRecord record =
                LogRecord.of(
                        new ConsumerRecord<>(
                                topic,
                                partition,
                                offset,
                                "key".getBytes(StandardCharsets.UTF_8),
                                value.getBytes(StandardCharsets.UTF_8)));
        bed.transactions.call(
                connection -> {
                    deadLetters.park(connection, record, DeadLetters.Kind.FAILED, "why");
                    return true;
                });
    }

    private static List<DeadLetter> list(
            LogTestBed bed, DeadLetterDesk.Wanted wanted, @Nullable Place after, int atMost)
            throws Exception {
        return bed.transactions.call(
                connection -> DeadLetterDesk.list(connection, wanted, after, atMost));
    }

    private static List<String> places(List<DeadLetter> letters) {
        return letters.stream().map(letter -> letter.place().toString()).toList();
    }

    private static boolean resolve(LogTestBed bed, Place place, Outcome outcome) throws Exception {
        Resolution resolution =
                new Resolution(outcome, Instant.parse("2026-05-01T12:00:00Z"), "me", "because");
        return bed.transactions.call(
                connection -> DeadLetterDesk.resolve(connection, place, resolution));
    }

    @Test
    void tellsWhomARecordNamesAsFarAsItCanBeRead() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        UUID coop = new UUID(1, 1);
        UUID other = new UUID(2, 2);
        String named = "{\"coopId\":\"" + coop + "\",\"%s\":\"" + other + "\"}";
        park(bed, "t", 0, 1, named.formatted("placedBy"));
        park(bed, "t", 0, 2, named.formatted("supplierId"));
        park(bed, "t", 0, 3, named.formatted("memberId"));
        park(bed, "t", 0, 4, named.formatted("somebody"));
        park(bed, "t", 0, 5, named.formatted("placedBy").substring(1));
        park(bed, "t", 0, 6, "{\"coopId\":\"all of them\"}");
        List<DeadLetter> all = list(bed, new DeadLetterDesk.Wanted(null, null, true), null, 10);
        assertEquals(
                Arrays.asList(
                        "account/" + other,
                        "supplier/" + other,
                        "member/" + other,
                        null,
                        null,
                        null),
                all.stream().map(DeadLetter::sender).toList());
        assertEquals(
                Arrays.asList(coop, coop, coop, coop, null, null),
                all.stream().map(DeadLetter::coop).toList());
        assertEquals(named.formatted("somebody").length(), all.get(3).sizeBytes(), "size in bytes");
    }

    @Test
    void listsByCoopTopicAndWhetherOpenInTheOrderOfPlaces() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        UUID coop = new UUID(1, 1);
        String mine = "{\"coopId\":\"" + coop + "\"}";
        park(bed, "b", 0, 10, mine);
        park(bed, "b", 0, 9, mine);
        park(bed, "a", 1, 3, mine);
        park(bed, "a", 0, 12, "[]");
        DeadLetterDesk.Wanted all = new DeadLetterDesk.Wanted(null, null, true);
        assertEquals(
                List.of("a/0/12", "a/1/3", "b/0/9", "b/0/10"), places(list(bed, all, null, 10)));
        assertEquals(List.of("b/0/9"), places(list(bed, all, new Place("a", 1, 3), 1)));
        assertEquals(
                List.of("a/1/3", "b/0/9", "b/0/10"),
                places(list(bed, new DeadLetterDesk.Wanted(coop, null, true), null, 10)));
        assertEquals(
                List.of("a/1/3"),
                places(list(bed, new DeadLetterDesk.Wanted(coop, "a", true), null, 10)));
        assertTrue(resolve(bed, new Place("b", 0, 9), Outcome.DISCARDED));
        assertEquals(List.of("a/0/12", "a/1/3", "b/0/10"), places(list(bed, all, null, 10)));
        List<DeadLetter> withResolved =
                list(bed, new DeadLetterDesk.Wanted(null, "b", false), null, 10);
        assertEquals(
                new Resolution(
                        Outcome.DISCARDED, Instant.parse("2026-05-01T12:00:00Z"), "me", "because"),
                withResolved.getFirst().resolution());
        long open = bed.transactions.call(DeadLetters::count);
        assertEquals(3, open);
    }

    @Test
    void isResolvedOnceAndAReplayOpensOnlyWhatItsReleaseWillCloseAgain() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        park(bed, "t", 0, 1, "one");
        park(bed, "t", 0, 2, "two");
        assertTrue(resolve(bed, new Place("t", 0, 1), Outcome.RELEASED));
        assertFalse(resolve(bed, new Place("t", 0, 1), Outcome.RETRIED));
        assertTrue(resolve(bed, new Place("t", 0, 2), Outcome.DISCARDED));
        assertFalse(resolve(bed, new Place("t", 0, 3), Outcome.DISCARDED), "there is none");
        park(bed, "t", 0, 1, "one");
        park(bed, "t", 0, 2, "two");
        assertEquals(
                List.of("t/0/1"),
                places(list(bed, new DeadLetterDesk.Wanted(null, null, true), null, 10)));
    }

    @Test
    void locksTheOpenLettersOfACoopBeforeAPlace() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        UUID coop = new UUID(1, 1);
        String mine = "{\"coopId\":\"" + coop + "\"}";
        park(bed, "t", 0, 1, mine);
        park(bed, "t", 0, 2, "{}");
        park(bed, "t", 0, 3, mine);
        park(bed, "t", 1, 1, mine);
        park(bed, "t", 0, 4, mine);
        park(bed, "t", 0, 5, mine);
        assertTrue(resolve(bed, new Place("t", 0, 3), Outcome.DISCARDED));
        List<DeadLetterDesk.Opened> opened =
                bed.transactions.call(
                        connection ->
                                DeadLetterDesk.lockOpen(connection, coop, new Place("t", 0, 5)));
        assertEquals(
                List.of("t/0/1", "t/0/4"),
                places(opened.stream().map(DeadLetterDesk.Opened::letter).toList()));
        assertEquals(mine, LogTestBed.text(opened.getFirst().content().value()));
        assertEquals("key", LogTestBed.text(opened.getFirst().content().key()));
    }
}
