package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Records that are wrong, and servers that fail. */
@Timeout(120)
class PollLoopFaultTest {

    private static final String COUNT = "SELECT COUNT(*) FROM seen";
    private static final BatchApplier SEE = (c, partition, records) -> LogTestBed.see(c, records);

    @Test
    void anUnreadableRecordIsParkedAndTheRestGoesOn() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        DeadLetters deadLetters = new DeadLetters(Clock.systemUTC());
        bed.produce(0, List.of("one", "?", "two", "??", "three"));
        BatchApplier reading =
                (connection, partition, records) -> {
                    List<LogRecord> good = new ArrayList<>();
                    for (LogRecord record : records) {
                        if (LogTestBed.text(record.value()).startsWith("?")) {
                            deadLetters.park(
                                    connection,
                                    record,
                                    DeadLetters.Kind.UNREADABLE,
                                    "begins with a question mark");
                        } else {
                            good.add(record);
                        }
                    }
                    LogTestBed.see(connection, good);
                };
        try (PollLoop loop = bed.loop(reading)) {
            loop.start();
            LogTestBed.await("all", () -> bed.number(COUNT) == 3);
        }
        assertEquals(List.of("one", "two", "three"), bed.seen());
        assertEquals(
                List.of(
                        "1 ? UNREADABLE begins with a question mark",
                        "3 ?? UNREADABLE begins with a question mark"),
                parked(bed));
    }

    private static List<String> parked(LogTestBed bed) throws SQLException {
        return bed.texts(
                "SELECT CONCAT(record_offset, ' ', CAST(payload AS CHAR), ' ', kind, ' ', reason)"
                        + " FROM dead_letter ORDER BY topic, partition_no, record_offset");
    }

    /** Member and text, parted by a colon; fails at "poison", parks that member's later ones. */
    private static final class PoisonedApplier implements BatchApplier {

        private final DeadLetters deadLetters = new DeadLetters(Clock.systemUTC());
        private final Set<String> stopped = new HashSet<>();
        private final List<Integer> batches = new ArrayList<>();

        @Override
        public void apply(Connection connection, int partition, List<LogRecord> records)
                throws SQLException {
            batches.add(records.size());
            List<LogRecord> good = new ArrayList<>();
            for (LogRecord record : records) {
                if (stopped.contains(member(record))) {
                    deadLetters.park(
                            connection,
                            record,
                            DeadLetters.Kind.FOLLOWS_FAILED,
                            "after a failed one");
                } else {
                    good.add(record);
                }
            }
            LogTestBed.see(connection, good);
            if (good.stream().anyMatch(record -> text(record).endsWith(":poison"))) {
                throw new IllegalStateException("a bug");
            }
        }

        @Override
        public void parked(Connection connection, LogRecord culprit, Exception cause) {
            stopped.add(member(culprit));
        }

        private static String text(LogRecord record) {
            return LogTestBed.text(record.value());
        }

        private static String member(LogRecord record) {
            return text(record).substring(0, text(record).indexOf(':'));
        }
    }

    @Test
    void theRecordThatABugFailsOnIsFoundAndParkedWithThatMembersLaterOnes() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            texts.add((i % 3 == 0 ? "anna:" : i % 3 == 1 ? "bela:" : "caro:") + i);
        }
        texts.set(100, "bela:poison");
        texts.set(401, "caro:poison");
        bed.produce(0, texts);
        PoisonedApplier applier = new PoisonedApplier();
        List<String> told = new CopyOnWriteArrayList<>();
        LogListener listener =
                new LogListener() {
                    @Override
                    public void parked(LogRecord culprit, Exception cause) {
                        told.add(culprit.offset() + " " + cause.getMessage());
                    }
                };
        try (PollLoop loop = bed.loop("group", bed.transactions, applier, listener)) {
            loop.start();
            LogTestBed.await(
                    "the end",
                    () -> bed.number("SELECT SUM(next_offset) FROM partition_position") == 600);
        }
        assertEquals(List.of("100 a bug", "401 a bug"), told);
        assertEquals(
                List.of("bela:poison", "caro:poison"),
                bed.texts(
                        "SELECT CAST(payload AS CHAR) FROM dead_letter WHERE kind = 'FAILED'"
                                + " ORDER BY record_offset"));
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean parked = (i % 3 == 1 && i >= 100) || (i % 3 == 2 && i >= 401);
            if (!parked) {
                expected.add(texts.get(i));
            }
        }
        assertEquals(expected, bed.seen());
        assertEquals(600 - expected.size(), bed.number("SELECT COUNT(*) FROM dead_letter"));
        assertTrue(applier.batches.size() < 60, () -> "batches: " + applier.batches);
    }

    @Test
    void dataThatTheDatabaseRefusesIsNoFault() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, List.of("one", "x".repeat(201), "two"));
        try (PollLoop loop = bed.loop(SEE)) {
            loop.start();
            LogTestBed.await("all", () -> bed.number(COUNT) == 2);
        }
        assertEquals(List.of("one", "two"), bed.seen());
        assertEquals(1, bed.number("SELECT COUNT(*) FROM dead_letter WHERE kind = 'FAILED'"));
    }

    @Test
    void aDatabaseThatFailsBeforeDuringAndAfterCommitLosesAndRepeatsNothing() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, PollLoopTest.texts("text", 3000));
        bed.pool.breakOn(
                TestPool.times(2, "FROM partition_position")
                        .or(TestPool.times(2, "UPDATE partition_position"))
                        .or(TestPool.times(2, "INSERT INTO seen"))
                        .or(TestPool.times(2, "commit")));
        // The commit happens and its answer is lost.
        bed.pool.breakAfter(TestPool.times(3, "commit"));
        AtomicInteger faults = new AtomicInteger();
        LogListener listener =
                new LogListener() {
                    @Override
                    public void faulted(String topic, int partition, Throwable fault) {
                        faults.incrementAndGet();
                    }
                };
        try (PollLoop loop = bed.loop("group", bed.transactions, SEE, listener)) {
            loop.start();
            LogTestBed.await("all", () -> bed.number(COUNT) == 3000);
            LogTestBed.await("well again", () -> loop.status().healthy());
        }
        assertEquals(PollLoopTest.texts("text", 3000), bed.seen());
        assertEquals(0, bed.number("SELECT COUNT(*) FROM dead_letter"));
        assertTrue(faults.get() >= 9, () -> "faults: " + faults);
    }

    @Test
    void sessionsKilledWhileRecordsStreamLoseAndRepeatNothing() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        try (PollLoop loop = bed.loop(SEE)) {
            loop.start();
            for (int i = 0; i < 8; i++) {
                bed.produce(i % 2, PollLoopTest.texts("round " + i, 1000));
                bed.killSessions();
            }
            LogTestBed.await("all", () -> bed.number(COUNT) == 8000);
        }
        assertEquals(
                bed.log().stream().map(record -> LogTestBed.text(record.value())).toList(),
                bed.seen());
        assertEquals(0, bed.number("SELECT COUNT(*) FROM dead_letter"));
    }

    @Test
    void whatIsTooLargeForOneTransactionGetsThroughInSmallerOnes() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, PollLoopTest.texts("text", 900));
        BatchApplier narrow =
                (connection, partition, records) -> {
                    if (records.size() > 100) {
                        throw new SQLException("too large for a packet", "08S01");
                    }
                    LogTestBed.see(connection, records);
                };
        try (PollLoop loop = bed.loop(narrow)) {
            loop.start();
            LogTestBed.await("all", () -> bed.number(COUNT) == 900);
        }
        assertEquals(PollLoopTest.texts("text", 900), bed.seen());
    }

    @Test
    void aBugInParkingKeepsThePartitionWaiting() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, List.of("good", "bad", "good again"));
        AtomicInteger parkings = new AtomicInteger();
        BatchApplier applier =
                new BatchApplier() {
                    @Override
                    public void apply(Connection connection, int partition, List<LogRecord> records)
                            throws SQLException {
                        LogTestBed.see(connection, records);
                        if (records.stream().anyMatch(PollLoopFaultTest::isBad)) {
                            throw new IllegalStateException("a bug");
                        }
                    }

                    @Override
                    public void parked(Connection connection, LogRecord culprit, Exception cause) {
                        if (parkings.incrementAndGet() < 4) {
                            throw new IllegalStateException("another bug");
                        }
                    }
                };
        try (PollLoop loop = bed.loop(applier)) {
            loop.start();
            LogTestBed.await("all", () -> bed.number(COUNT) == 2);
        }
        assertEquals(4, parkings.get());
        assertEquals(List.of("good", "good again"), bed.seen());
        assertEquals(1, bed.number("SELECT COUNT(*) FROM dead_letter"));
    }

    private static boolean isBad(LogRecord record) {
        return LogTestBed.text(record.value()).equals("bad");
    }
}
