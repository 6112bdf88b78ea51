package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Exactly once, whoever else applies, dies or comes back. On a real broker and database. */
@Timeout(120)
class PollLoopTest {

    private static final String COUNT = "SELECT COUNT(*) FROM seen";
    private static final BatchApplier SEE = (c, partition, records) -> LogTestBed.see(c, records);

    static List<String> texts(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + " " + i).toList();
    }

    @Test
    void appliesEveryRecordOnceInOrder() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        bed.produce(0, texts("text", 2500));
        PollLoop ended;
        try (PollLoop loop = bed.loop(SEE)) {
            loop.start();
            LogTestBed.await("the first", () -> bed.number(COUNT) == 2500);
            bed.produce(1, List.of("later"));
            LogTestBed.await("later", () -> bed.number(COUNT) == 2501);
            LogTestBed.await(
                    "status",
                    () ->
                            loop.status().healthy()
                                    && loop.status().partitions().stream()
                                            .mapToLong(LoopStatus.Partition::nextOffset)
                                            .boxed()
                                            .toList()
                                            .equals(List.of(2500L, 1L)));
            ended = loop;
        }
        assertFalse(ended.status().running());
        assertEquals(2500, bed.seen().indexOf("later"));
        assertEquals(texts("text", 2500), bed.seen().subList(0, 2500));
    }

    @Test
    void restsAsLongAsItsPaceSaysAndAppliesNothingMeanwhile() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        AtomicBoolean busy = new AtomicBoolean(true);
        CountDownLatch rested = new CountDownLatch(20);
        Pace pace =
                (records, worked) -> {
                    if (!busy.get() || (rested.getCount() == 20 && worked.isZero())) {
                        return Duration.ZERO;
                    }
                    rested.countDown();
                    return Duration.ofMillis(5);
                };
        try (PollLoop loop = bed.loop(SEE, pace)) {
            loop.start();
            bed.produce(0, List.of("first"));
            LogTestBed.await("the first", () -> bed.number(COUNT) == 1);
            bed.produce(0, List.of("second"));
            rested.await();
            assertEquals(1, bed.number(COUNT));
            busy.set(false);
            LogTestBed.await("the second", () -> bed.number(COUNT) == 2);
        }
    }

    @Test
    void endsInTheMidstOfARest() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        CountDownLatch resting = new CountDownLatch(1);
        Pace endless =
                (records, worked) -> {
                    if (worked.isPositive()) {
                        resting.countDown();
                    }
                    return resting.getCount() == 0 ? Duration.ofHours(1) : Duration.ZERO;
                };
        PollLoop loop = bed.loop(SEE, endless);
        loop.start();
        bed.produce(0, List.of("text"));
        resting.await();
        loop.close();
        assertFalse(loop.status().running());
        assertEquals(1, bed.number(COUNT));
    }

    @Test
    void goesOnAfterAProcessThatDiedBetweenCommitAndItsNextPoll() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, texts("before", 1500));
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch committed = new CountDownLatch(1);
        BatchApplier dying =
                new BatchApplier() {
                    @Override
                    public void apply(Connection connection, int partition, List<LogRecord> records)
                            throws SQLException {
                        LogTestBed.see(connection, records);
                    }

                    @Override
                    public void committed(int partition, long nextOffset) {
                        committed.countDown();
                        awaitQuietly(never);
                    }
                };
        PollLoop dead = bed.loop("dead", bed.transactions, dying, LogListener.NONE);
        dead.start();
        committed.await();
        try (PollLoop loop = bed.loop(SEE)) {
            loop.start();
            bed.produce(0, texts("after", 10));
            LogTestBed.await("all", () -> bed.number(COUNT) == 1510);
        } finally {
            never.countDown();
            dead.close();
        }
        assertEquals("before 0", bed.seen().getFirst());
        assertEquals("after 9", bed.seen().getLast());
        assertEquals(1510, bed.number("SELECT next_offset FROM partition_position"));
    }

    @Test
    void aLoopThatLostItsPartitionUnawaresWritesNothing() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, texts("text", 100));
        bed.position(0, 0);
        CountDownLatch polled = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        AtomicInteger transactionsBegun = new AtomicInteger();
        AtomicInteger lost = new AtomicInteger();
        Transactions stalled =
                new Transactions() {
                    @Override
                    public <T> T call(Work<T> work) throws SQLException {
                        // The first reads the position, the second applies the records polled.
                        if (transactionsBegun.incrementAndGet() == 2) {
                            polled.countDown();
                            awaitQuietly(overtaken);
                        }
                        return bed.transactions.call(work);
                    }
                };
        LogListener counting =
                new LogListener() {
                    @Override
                    public void positionLost(String topic, int partition) {
                        lost.incrementAndGet();
                    }
                };
        Set<String> byZombie = ConcurrentHashMap.newKeySet();
        BatchApplier zombieApplier =
                (connection, partition, records) -> {
                    records.forEach(record -> byZombie.add(LogTestBed.text(record.value())));
                    LogTestBed.see(connection, records);
                };
        try (PollLoop zombie = bed.loop("zombie", stalled, zombieApplier, counting)) {
            zombie.start();
            polled.await();
            try (PollLoop owner = bed.loop(SEE)) {
                owner.start();
                LogTestBed.await("the owner", () -> bed.number(COUNT) == 100);
            }
            overtaken.countDown();
            LogTestBed.await("the zombie notices", () -> lost.get() == 1);
            assertEquals(Set.of(), byZombie);
            bed.produce(0, List.of("new"));
            LogTestBed.await("it goes on as owner", () -> bed.number(COUNT) == 101);
            assertEquals(Set.of("new"), byZombie);
        }
    }

    @Test
    void twoLoopsThatBothBelieveToOwnEverythingApplyItOnce() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        try (PollLoop one = bed.loop("one", bed.transactions, SEE, LogListener.NONE);
                PollLoop two = bed.loop("two", bed.transactions, SEE, LogListener.NONE)) {
            one.start();
            two.start();
            for (int i = 0; i < 10; i++) {
                bed.produce(i % 2, texts("round " + i, 400));
            }
            LogTestBed.await("all", () -> bed.number(COUNT) == 4000);
        }
        assertEquals(0, bed.number("SELECT COUNT(*) FROM dead_letter"));
        assertEquals(4000, bed.number("SELECT SUM(next_offset) FROM partition_position"));
    }

    @Test
    void partitionsMoveBetweenLoopsOfOneGroupWithoutLossOrRepeat() throws Exception {
        LogTestBed bed = LogTestBed.create(4);
        AtomicBoolean more = new AtomicBoolean(true);
        Thread producing =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 0; more.get(); i++) {
                                            bed.produce(i % 4, texts("round " + i, 50));
                                        }
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
        PollLoop first = bed.loop(SEE);
        try (PollLoop second = bed.loop(SEE)) {
            first.start();
            LogTestBed.await("it has all", () -> healthyWith(first, 4));
            second.start();
            LogTestBed.await("they share", () -> healthyWith(first, 2) && healthyWith(second, 2));
            first.close();
            LogTestBed.await("the other has all", () -> healthyWith(second, 4));
            more.set(false);
            producing.join();
            int records = bed.log().size();
            LogTestBed.await("all", () -> bed.number(COUNT) == records);
        }
        assertEquals(
                bed.log().stream().map(record -> LogTestBed.text(record.value())).toList(),
                bed.seen());
    }

    private static boolean healthyWith(PollLoop loop, int partitions) {
        LoopStatus status = loop.status();
        return status.healthy() && status.partitions().size() == partitions;
    }

    @Test
    void aPositionBeyondTheEndIsReportedAndWaitedOn() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        bed.produce(0, texts("text", 5));
        bed.produce(1, List.of("other"));
        bed.position(0, 17);
        CountDownLatch told = new CountDownLatch(3);
        LogListener listener =
                new LogListener() {
                    @Override
                    public void positionOutOfRange(String topic, int partition, String problem) {
                        assertTrue(problem.contains("position 17"), problem);
                        told.countDown();
                    }
                };
        try (PollLoop loop = bed.loop("group", bed.transactions, SEE, listener)) {
            loop.start();
            told.await();
            LogTestBed.await("the other partition", () -> bed.number(COUNT) == 1);
            assertFalse(loop.status().healthy());
            assertEquals(
                    LoopStatus.State.OUT_OF_RANGE, loop.status().partitions().getFirst().state());
            bed.run("UPDATE partition_position SET next_offset = 3 WHERE partition_no = 0");
            LogTestBed.await("put right", () -> bed.number(COUNT) == 3);
        }
        assertEquals(List.of("text 3", "text 4", "other"), bed.seen());
    }

    @Test
    void aPositionBeforeTheBeginningIsReported() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, texts("text", 5));
        try (Admin admin = bed.admin()) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(bed.topic, 0),
                                    RecordsToDelete.beforeOffset(4)))
                    .all()
                    .get();
        }
        bed.position(0, 2);
        try (PollLoop loop = bed.loop(SEE)) {
            loop.start();
            LogTestBed.await(
                    "it is refused",
                    () ->
                            loop.status().partitions().stream()
                                    .anyMatch(p -> p.state() == LoopStatus.State.OUT_OF_RANGE));
            assertTrue(loop.status().lastFault().isPresent());
        }
        assertEquals(0, bed.number(COUNT));
    }

    @Test
    void aNewReaderBeginsWhereTheLogBegins() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.produce(0, texts("text", 5));
        try (Admin admin = bed.admin()) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(bed.topic, 0),
                                    RecordsToDelete.beforeOffset(4)))
                    .all()
                    .get();
        }
        try (PollLoop loop = bed.loop(SEE)) {
            loop.start();
            LogTestBed.await("the last", () -> bed.number(COUNT) == 1);
        }
        assertEquals(List.of("text 4"), bed.seen());
    }

    @Test
    void endsAtOnceThoughTheBrokerIsAway() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        PollLoopSettings nowhere =
                PollLoopSettings.of(
                        "group",
                        bed.topic,
                        Map.of("bootstrap.servers", "127.0.0.1:1", "reconnect.backoff.ms", "10"));
        PollLoop loop =
                new PollLoop(
                        nowhere,
                        bed.transactions,
                        SEE,
                        LogListener.NONE,
                        Clock.systemUTC(),
                        new java.util.Random(1));
        loop.start();
        LogTestBed.await("it runs", () -> loop.status().running());
        loop.close();
        assertFalse(loop.status().running());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
