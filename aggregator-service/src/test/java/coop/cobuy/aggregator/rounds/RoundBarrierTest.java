package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Api;
import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.contract.UnreadableException;
import coop.cobuy.contract.WireJson;
import coop.cobuy.contract.ordering.v1.MarkRound;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.contract.ordering.v1.OrderCommand;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

@MicronautTest(transactional = false)
class RoundBarrierTest implements TestServers {

    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @Inject Api api;
    @Inject Fixtures fixtures;
    @Inject RoundFixtures make;
    @Inject Rounds rounds;
    @Inject RoundSnapshots snapshots;
    @Inject RoundSchedule schedule;
    @Inject RoundCourse course;
    @Inject RoundRows rows;
    @Inject RoundSettings settings;
    @Inject Transactions transactions;
    @Inject DataSource pool;
    @Inject Clock clock;
    private TestCoop coop;
    private SupplierId supplier;
    private OfferId offer;

    @BeforeAll
    void makeOffers() {
        coop = fixtures.coop();
        supplier = make.supplier(coop);
        offer = make.offer(coop, supplier);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void partitionsInAnyOrderAndAgainFreezeTheRoundOnce(long seed)
            throws InterruptedException, ExecutionException {
        RoundId id = make.open(coop, supplier);
        make.step(coop, id, "closing");
        List<Callable<RoundMarks.Answer>> answers = new ArrayList<>();
        for (MarkRound mark : make.onTheirWay(coop.id(), id)) {
            for (int repeat = 0; repeat < 3; repeat++) {
                long offset = 10L * mark.partition() + repeat;
                answers.add(() -> make.apply(mark, offset, AT.plusSeconds(mark.partition())));
            }
        }
        Collections.shuffle(answers, new Random(seed));
        List<RoundMarks.Answer> given = atOnce(answers);
        assertEquals(1, Collections.frequency(given, RoundMarks.Answer.COMPLETED));
        assertEquals(7, Collections.frequency(given, RoundMarks.Answer.NOTED));
        assertEquals(16, Collections.frequency(given, RoundMarks.Answer.REPEATED));
        Round.Frozen frozen = (Round.Frozen) rounds.find(coop.id(), id).orElseThrow();
        assertEquals(AT.plusSeconds(7), frozen.frozenAt());
        List<RoundPartition> met = rounds.met(coop.id(), id, Phase.CLOSE);
        assertEquals(8, met.size());
        assertTrue(met.stream().allMatch(p -> p.offset() / 10 == p.partition()));
        HeardRounds listener = new HeardRounds("barrier");
        RoundTelling telling = telling(listener, Duration.ZERO);
        atOnce(Collections.nCopies(4, () -> tell(telling)));
        assertEquals(List.of("frozen " + id), listener.heardOf(id));
    }

    @Test
    void listenersThatFailAreToldAgainAndTheOthersAreNot() throws SQLException {
        RoundId id = make.open(coop, supplier);
        make.step(coop, id, "closing");
        HeardRounds steady = new HeardRounds("steady");
        HeardRounds shaky = new HeardRounds("shaky");
        telling(steady, Duration.ZERO).tellAll();
        make.applyAll(coop.id(), id);
        shaky.failures.set(2);
        telling(List.of(shaky, steady), Duration.ZERO).tellAll();
        assertEquals(List.of("frozen " + id), steady.heardOf(id));
        assertEquals(List.of(), shaky.heardOf(id));
        telling(List.of(shaky, steady), Duration.ZERO).tellAll();
        assertEquals(1, shaky.failures.get(), "told again before its time");
        telling(List.of(shaky, steady), Duration.ofSeconds(5)).tellAll();
        telling(List.of(shaky, steady), Duration.ofSeconds(60)).tellAll();
        telling(List.of(shaky, steady), Duration.ofDays(1)).tellAll();
        assertEquals(List.of("frozen " + id), steady.heardOf(id));
        assertEquals(List.of("frozen " + id), shaky.heardOf(id));
    }

    @Test
    void aSnapshotStaysWhateverBecomesOfTheCatalogue() {
        RoundId id = make.open(coop, supplier);
        SnapshotName name = rounds.find(coop.id(), id).orElseThrow().snapshot().orElseThrow();
        RoundSnapshot before = snapshots.find(coop.id(), id, name.version()).orElseThrow();
        String change = "{\"name\":\"Renamed " + id + "\",\"referencePrice\":\"9.99\"}";
        assertEquals(
                200, api.patch(coop.buyer().token(), "/api/v1/offers/" + offer, change).status());
        RoundSnapshot after = new RoundSnapshots(snapshotRows).find(coop.id(), id, 1).orElseThrow();
        assertEquals(before, after);
        assertEquals(name.hash(), after.hash());
        RoundId next = make.open(coop, supplier);
        RoundSnapshot later = snapshots.find(coop.id(), next, 1).orElseThrow();
        assertEquals("Renamed " + id, later.offer(offer).orElseThrow().terms().name());
        assertTrue(snapshots.find(fixtures.coop().id(), id, 1).isEmpty());
    }

    @Inject RoundSnapshotRows snapshotRows;

    @Test
    void everyPartitionGetsOneMarkAndThoseThatHangGetItAgain()
            throws SQLException, UnreadableException {
        RoundId id = make.planned(coop, supplier);
        make.step(coop, id, "opening");
        make.step(coop, id, "opening");
        List<MarkRound> expected = make.onTheirWay(coop.id(), id);
        assertEquals(expected, sent(id));
        for (MarkRound mark : expected.subList(0, 6)) {
            assertEquals(RoundMarks.Answer.NOTED, make.apply(mark, 5, AT));
        }
        schedule.takeDueSteps();
        assertEquals(8, sent(id).size(), "sent again too early");
        scheduleIn(settings.sendAgainAfter().plusSeconds(1)).takeDueSteps();
        List<MarkRound> again = sent(id);
        assertEquals(expected.subList(6, 8), again.subList(8, again.size()));
        make.apply(expected.get(6), 9, AT);
        assertEquals(RoundMarks.Answer.COMPLETED, make.apply(expected.get(7), 9, AT));
        assertEquals(RoundState.OPEN, state(id));
        make.step(coop, id, "closing");
        assertEquals(RoundMarks.Answer.REPEATED, make.apply(expected.get(0), 50, AT));
        assertEquals(0, rounds.met(coop.id(), id, Phase.CLOSE).size());
    }

    @Test
    void roundsOpenAndCloseByThemselvesAndOnlyOnce()
            throws InterruptedException, ExecutionException {
        RoundId id = make.planned(coop, supplier);
        atOnce(Collections.nCopies(3, () -> dueSteps(schedule)));
        assertEquals(RoundState.OPENING, state(id));
        make.applyAll(coop.id(), id);
        schedule.takeDueSteps();
        assertEquals(RoundState.OPEN, state(id));
        RoundSchedule tomorrow = scheduleIn(Duration.ofDays(1));
        atOnce(Collections.nCopies(3, () -> dueSteps(tomorrow)));
        assertEquals(RoundState.CLOSING, state(id));
        make.applyAll(coop.id(), id);
        assertEquals(RoundState.FROZEN, state(id));
    }

    @Test
    void aRoundThatOpensAndThatClosesSoonIsToldOfOnce()
            throws SQLException, InterruptedException, ExecutionException {
        RoundId id = make.open(coop, supplier);
        HeardRounds listener = new HeardRounds("early");
        scheduleIn(Duration.ofHours(11)).takeDueSteps();
        telling(listener, Duration.ZERO).tellAll();
        assertEquals(List.of("opened " + id), early(listener, id));
        RoundSchedule soon = scheduleIn(Duration.ofHours(13));
        atOnce(Collections.nCopies(3, () -> dueSteps(soon)));
        telling(listener, Duration.ofHours(13)).tellAll();
        soon.takeDueSteps();
        telling(listener, Duration.ofHours(13)).tellAll();
        assertEquals(List.of("opened " + id, "ending " + id), early(listener, id));
    }

    private static List<String> early(HeardRounds listener, RoundId id) {
        return listener.early.stream().filter(text -> text.endsWith(id.toString())).toList();
    }

    @Test
    void aRoundIsCancelledWhenAllPartitionsKnowAndNothingReopensIt() throws SQLException {
        RoundId id = make.open(coop, supplier);
        make.step(coop, id, "closing");
        List<MarkRound> closing = make.onTheirWay(coop.id(), id);
        make.apply(closing.getFirst(), 7, AT);
        course.cancel(coop.buyer().caller(), id, "the supplier is gone");
        assertEquals(RoundState.CANCELLING, state(id));
        for (MarkRound mark : closing) {
            assertEquals(RoundMarks.Answer.REPEATED, make.apply(mark, 8, AT));
        }
        make.applyAll(coop.id(), id);
        assertEquals(RoundState.CANCELLED, state(id));
        HeardRounds listener = new HeardRounds("cancelling");
        telling(listener, Duration.ZERO).tellAll();
        assertEquals(List.of("cancelled " + id), listener.heardOf(id));
        assertThrows(Refused.class, () -> course.open(coop.buyer().caller(), id));
        assertThrows(Refused.class, () -> course.close(coop.buyer().caller(), id));
    }

    @Test
    void theBookIsLockedOnceAndThenTheRoundStands() {
        RoundId id = make.open(coop, supplier);
        assertThrows(Refused.class, () -> rounds.lockBook(coop.id(), id));
        make.step(coop, id, "closing");
        make.applyAll(coop.id(), id);
        rounds.lockBook(coop.id(), id);
        Round ordered = rounds.find(coop.id(), id).orElseThrow();
        rounds.lockBook(coop.id(), id);
        assertEquals(ordered, rounds.find(coop.id(), id).orElseThrow());
        assertEquals(RoundState.ORDERED, ordered.state());
        Refused refused =
                assertThrows(Refused.class, () -> course.cancel(coop.buyer().caller(), id, "late"));
        assertEquals(RoundReason.ROUND_ORDERED, refused.reason());
    }

    @Test
    void marksOfNoRoundOrOfAnotherLogAreNotTaken() {
        RoundId id = make.planned(coop, supplier);
        make.step(coop, id, "opening");
        MarkRound mark = make.onTheirWay(coop.id(), id).getFirst();
        MarkRound foreign =
                new MarkRound(
                        fixtures.coop().id().value(),
                        mark.roundId(),
                        mark.markId(),
                        mark.phase(),
                        0,
                        8,
                        1,
                        mark.snapshotHash());
        assertEquals(RoundMarks.Answer.UNKNOWN, make.apply(foreign, 1, AT));
        MarkRound wider =
                new MarkRound(
                        mark.coopId(),
                        mark.roundId(),
                        mark.markId(),
                        mark.phase(),
                        0,
                        9,
                        1,
                        mark.snapshotHash());
        assertThrows(IllegalStateException.class, () -> make.apply(wider, 1, AT));
        assertEquals(0, rounds.met(coop.id(), id, Phase.OPEN).size());
    }

    private RoundState state(RoundId id) {
        return rounds.find(coop.id(), id).orElseThrow().state();
    }

    private RoundSchedule scheduleIn(Duration later) {
        return new RoundSchedule(rows, course, settings, Clock.offset(clock, later));
    }

    private static RoundState dueSteps(RoundSchedule due) {
        due.takeDueSteps();
        return RoundState.PLANNED;
    }

    private RoundTelling telling(RoundListener listener, Duration later) {
        return telling(List.of(listener), later);
    }

    private RoundTelling telling(List<RoundListener> listeners, Duration later) {
        return new RoundTelling(pool, listeners, Clock.offset(clock, later));
    }

    private static boolean tell(RoundTelling telling) throws SQLException {
        telling.tellAll();
        return true;
    }

    /** The marks in the outbox for a round, in order. */
    private List<MarkRound> sent(RoundId id) throws SQLException, UnreadableException {
        List<byte[]> payloads = transactions.call(connection -> payloads(connection, id));
        List<MarkRound> marks = new ArrayList<>();
        for (byte[] payload : payloads) {
            marks.add((MarkRound) WireJson.read(payload, OrderCommand.class));
        }
        return marks;
    }

    private static List<byte[]> payloads(Connection connection, RoundId id) throws SQLException {
        List<byte[]> payloads = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "SELECT payload FROM outbox WHERE record_key = ? ORDER BY seq")) {
            statement.setBytes(1, id.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    payloads.add(rows.getBytes(1));
                }
            }
        }
        return payloads;
    }

    private static <T> List<T> atOnce(List<? extends Callable<T>> calls)
            throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
        }
        return results;
    }
}
