package coop.cobuy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** At least once, in order, from whichever relay. On a real broker and database. */
@Timeout(120)
class OutboxRelayTest {

    private static final String UNSENT = "SELECT COUNT(*) FROM outbox WHERE sent_at IS NULL";

    private final Outbox outbox = new Outbox(Clock.systemUTC());

    /** Texts "key number", numbers rising per key. */
    private static List<OutboxMessage> messages(LogTestBed bed, int from, int to) {
        List<OutboxMessage> messages = new ArrayList<>();
        for (int i = from; i < to; i++) {
            UUID key = new UUID(5, i % 7);
            messages.add(LogTestBed.message(bed.topic, i, key, i % 7 + " " + i));
        }
        return messages;
    }

    /** What a reader that dedupes by id sees, in the order of the first comings, by key. */
    private static Map<String, List<Integer>> firstComings(
            List<ConsumerRecord<byte[], byte[]>> log) {
        Map<String, List<Integer>> byKey = new LinkedHashMap<>();
        Set<UUID> known = new HashSet<>();
        for (ConsumerRecord<byte[], byte[]> record : log) {
            if (known.add(LogRecord.of(record).messageId().orElseThrow())) {
                String[] parts = LogTestBed.text(record.value()).split(" ", -1);
                byKey.computeIfAbsent(parts[0], key -> new ArrayList<>())
                        .add(Integer.valueOf(parts[1]));
            }
        }
        return byKey;
    }

    private static void assertAllCameInOrder(LogTestBed bed, int count) {
        Map<String, List<Integer>> byKey = firstComings(bed.log());
        assertEquals(count, byKey.values().stream().mapToInt(List::size).sum());
        byKey.forEach(
                (key, numbers) ->
                        assertEquals(numbers.stream().sorted().toList(), numbers, "key " + key));
    }

    @Test
    void publishesWhatWasCommittedWithItsIdInOrder() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        bed.append(messages(bed, 0, 3000));
        try (OutboxRelay relay = bed.relay(bed.pool)) {
            relay.start();
            LogTestBed.await("all are sent", () -> relay.status().sent() == 3000);
            assertTrue(relay.status().active());
        }
        var log = bed.log();
        assertEquals(3000, log.size());
        for (ConsumerRecord<byte[], byte[]> one : log) {
            LogRecord record = LogRecord.of(one);
            int number = Integer.parseInt(LogTestBed.text(record.value()).split(" ", -1)[1]);
            assertEquals(new UUID(0, number), record.messageId().orElseThrow());
            assertEquals(new UUID(5, number % 7).toString(), LogTestBed.text(record.key()));
        }
        assertAllCameInOrder(bed, 3000);
        assertEquals(0, bed.number(UNSENT));
    }

    @Test
    void whatIsRolledBackIsNeverSentAndAPartitionByNumberIsKept() throws Exception {
        LogTestBed bed = LogTestBed.create(3);
        assertThrows(
                IllegalStateException.class,
                () ->
                        bed.transactions.call(
                                connection -> {
                                    outbox.append(connection, messages(bed, 0, 10));
                                    throw new IllegalStateException("refused");
                                }));
        bed.append(
                List.of(
                        OutboxMessage.toPartition(
                                new UUID(0, 11), bed.topic, 2, new UUID(0, 1), new byte[] {'b'})));
        try (OutboxRelay relay = bed.relay(bed.pool)) {
            relay.start();
            LogTestBed.await("it is sent", () -> relay.status().sent() == 1);
        }
        var log = bed.log();
        assertEquals(1, log.size());
        assertEquals(2, log.getFirst().partition());
    }

    @Test
    void aSmallerNumberThatIsCommittedLaterIsSentToo() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        try (OutboxRelay relay = bed.relay(bed.pool);
                Connection slow = bed.database.connect()) {
            relay.start();
            slow.setAutoCommit(false);
            outbox.append(slow, LogTestBed.message(bed.topic, 1, new UUID(0, 1), "slow"));
            bed.append(List.of(LogTestBed.message(bed.topic, 2, new UUID(0, 2), "fast")));
            LogTestBed.await("fast is sent", () -> relay.status().sent() == 1);
            slow.commit();
            LogTestBed.await("slow is sent", () -> relay.status().sent() == 2);
        }
        assertEquals(
                List.of("fast", "slow"),
                bed.log().stream().map(record -> LogTestBed.text(record.value())).toList());
    }

    @Test
    void aCrashBetweenSendingAndMarkingRepeatsWithTheSameIdsAndTheInboxTakesThemOnce()
            throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        bed.append(messages(bed, 0, 500));
        bed.pool.breakOn(TestPool.times(2, "UPDATE outbox"));
        Inbox inbox = new Inbox("test", Clock.systemUTC());
        BatchApplier deduping =
                (connection, partition, records) -> {
                    Set<UUID> ids = new LinkedHashSet<>();
                    records.forEach(record -> ids.add(record.messageId().orElseThrow()));
                    Set<UUID> fresh = inbox.take(connection, ids);
                    LogTestBed.see(
                            connection,
                            records.stream()
                                    .filter(r -> fresh.remove(r.messageId().orElseThrow()))
                                    .toList());
                };
        TestPool loopPool = new TestPool(bed.database);
        try (OutboxRelay relay = bed.relay(bed.pool);
                PollLoop loop =
                        bed.loop(
                                "group", Transactions.over(loopPool), deduping, LogListener.NONE)) {
            relay.start();
            LogTestBed.await("all are sent", () -> relay.status().sent() == 500);
            loop.start();
            int records = bed.log().size();
            assertEquals(1500, records);
            LogTestBed.await(
                    "all are applied",
                    () ->
                            bed.number(
                                            "SELECT COALESCE(SUM(next_offset), 0) FROM"
                                                    + " partition_position")
                                    == records);
        }
        assertEquals(500, bed.number("SELECT COUNT(*) FROM seen"));
        assertEquals(500, bed.number("SELECT COUNT(DISTINCT text) FROM seen"));
        assertAllCameInOrder(bed, 500);
    }

    @Test
    void ofTwoRelaysOneSendsAndTheOtherTakesOver() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        OutboxRelay first = bed.relay(new TestPool(bed.database));
        try (OutboxRelay second = bed.relay(new TestPool(bed.database))) {
            first.start();
            LogTestBed.await("the first sends", () -> first.status().active());
            second.start();
            bed.append(messages(bed, 0, 100));
            LogTestBed.await("all are sent", () -> first.status().sent() == 100);
            assertFalse(second.status().active());
            first.close();
            bed.append(messages(bed, 100, 200));
            second.signal();
            LogTestBed.await("the rest is sent", () -> second.status().sent() == 100);
        }
        assertEquals(200, bed.log().size());
        assertAllCameInOrder(bed, 200);
    }

    @Test
    void twoRelaysWhoseSessionsAreKilledKeepTheOrderOfEachKey() throws Exception {
        LogTestBed bed = LogTestBed.create(2);
        try (OutboxRelay one = bed.relay(new TestPool(bed.database));
                OutboxRelay two = bed.relay(new TestPool(bed.database))) {
            one.start();
            two.start();
            for (int i = 0; i < 12; i++) {
                bed.append(messages(bed, i * 200, (i + 1) * 200));
                if (i % 3 == 2) {
                    LogTestBed.await(
                            "somebody sends", () -> one.status().active() || two.status().active());
                    bed.killSessions();
                }
                one.signal();
                two.signal();
            }
            LogTestBed.await("all are sent", () -> bed.number(UNSENT) == 0);
        }
        assertAllCameInOrder(bed, 2400);
    }

    @Test
    void aSignalSavesTheWait() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        RelaySettings patient = RelaySettings.of(bed.kafka()).withPollWait(Duration.ofDays(1));
        try (OutboxRelay relay = bed.relay(bed.pool, patient)) {
            relay.start();
            LogTestBed.await("it sends", () -> relay.status().active());
            for (int i = 0; i < 5; i++) {
                bed.append(messages(bed, i, i + 1));
                relay.signal();
                int sent = i + 1;
                LogTestBed.await("it is sent", () -> relay.status().sent() == sent);
            }
        }
    }

    @Test
    void sentMessagesArePurgedAndUnsentOnesStay() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.append(messages(bed, 0, 50));
        bed.append(
                List.of(
                        LogTestBed.message(
                                "no-such-topic-" + bed.topic, 99, new UUID(0, 1), "waits")));
        RelaySettings forgetful = RelaySettings.of(bed.kafka()).withKeepSent(Duration.ZERO);
        try (OutboxRelay relay = bed.relay(bed.pool, forgetful)) {
            relay.start();
            LogTestBed.await("purged", () -> bed.number("SELECT COUNT(*) FROM outbox") == 1);
            assertTrue(relay.status().lastFault().isPresent());
        }
        assertEquals(1, bed.number(UNSENT));
        assertEquals(50, bed.log().size());
    }

    @Test
    void aTopicThatCannotBeWrittenDoesNotKeepTheOthersWaiting() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        String nowhere = "no-such-topic-" + bed.topic;
        List<OutboxMessage> stuck = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            stuck.add(LogTestBed.message(nowhere, 5000 + i, new UUID(0, 1), "waits"));
        }
        bed.append(stuck);
        bed.append(messages(bed, 0, 20));
        try (OutboxRelay relay = bed.relay(bed.pool)) {
            relay.start();
            LogTestBed.await("the others", () -> relay.status().sent() == 20);
        }
        assertEquals(1200, bed.number(UNSENT));
    }

    @Test
    void endsThoughTheBrokerIsAwayAndMarksNothing() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        bed.append(messages(bed, 0, 1));
        RelaySettings nowhere = RelaySettings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));
        OutboxRelay relay = bed.relay(bed.pool, nowhere);
        relay.start();
        LogTestBed.await("a fault", () -> relay.status().lastFault().isPresent());
        relay.close();
        assertFalse(relay.status().running());
        assertEquals(1, bed.number(UNSENT));
    }

    @Test
    void theBacklogIsCountedAndDated() throws Exception {
        LogTestBed bed = LogTestBed.create(1);
        assertEquals(
                new Outbox.Backlog(0, Optional.empty()), bed.transactions.call(Outbox::backlog));
        Instant noon = Instant.parse("2026-05-01T12:00:00.123456Z");
        Outbox early = new Outbox(Clock.fixed(noon, ZoneOffset.UTC));
        bed.transactions.call(
                connection -> {
                    early.append(connection, messages(bed, 0, 1));
                    return true;
                });
        bed.append(messages(bed, 1, 1201));
        assertEquals(
                new Outbox.Backlog(1201, Optional.of(noon)),
                bed.transactions.call(Outbox::backlog));
    }

    @Test
    void refusesWhatABrokerWouldNotTake() throws SQLException {
        UUID id = new UUID(0, 1);
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        OutboxMessage.byKey(
                                id, "t", id, new byte[OutboxMessage.VALUE_BYTES_MAX + 1]));
        assertThrows(
                IllegalArgumentException.class,
                () -> OutboxMessage.toPartition(id, "t", -1, id, new byte[0]));
    }
}
