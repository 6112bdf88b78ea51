package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.contract.ordering.v1.ChangeFunds;
import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.contract.ordering.v1.OrderPartitions;
import coop.cobuy.contract.ordering.v1.PlaceOrder;
import coop.cobuy.contract.ordering.v1.PlaceOrder.Origin;
import coop.cobuy.contract.ordering.v1.ReleaseMember;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Outcome;
import coop.cobuy.log.DeadLetterDesk;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Members whose commands were parked and are freed, against a real broker and database. */
class ReleasedTest {

    private static final UUID OTHER_ROUND = new UUID(2, 2);
    private static final UUID MEMBER = new UUID(3, 0);
    private static final UUID ADMINISTRATOR = new UUID(9, 9);

    private final OrderLogBed bed = new OrderLogBed();
    private final AtomicBoolean faulty = new AtomicBoolean(true);

    @BeforeEach
    void park() {
        bed.mark(Commands.ROUND, Phase.OPEN);
        bed.mark(OTHER_ROUND, Phase.OPEN);
        bed.send(funds(1, 100_00));
        start();
        bed.send(order(Commands.ROUND, "before", 1, Origin.MEMBER));
        bed.send(order(OTHER_ROUND, "poison", 2, Origin.MEMBER));
        bed.send(order(Commands.ROUND, "after", 5, Origin.MEMBER));
        bed.send(funds(2, 7_00));
        bed.send(order(Commands.ROUND, "later", 7, Origin.MEMBER));
        bed.awaitApplied();
        assertEquals(1000, units(Commands.ROUND));
        assertEquals(4, openLetters());
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private void start() {
        bed.startLoop(
                100,
                terms ->
                        (round, version, hash) -> {
                            if (faulty.get() && round.round().equals(OTHER_ROUND)) {
                                throw new IllegalStateException("a bug");
                            }
                            return terms.terms(round, version, hash);
                        });
    }

    private void release() {
        bed.send(new ReleaseMember(Commands.COOP, MEMBER, ADMINISTRATOR));
        bed.awaitApplied();
    }

    private long units(UUID round) {
        String hex = java.util.HexFormat.of().formatHex(coop.cobuy.id.Id.bytes(round));
        return bed.number(
                "SELECT COALESCE(SUM(quantity_milli), 0) FROM order_line WHERE round_id = 0x"
                        + hex);
    }

    private long openLetters() {
        return bed.number("SELECT COUNT(*) FROM dead_letter WHERE resolution IS NULL");
    }

    private long letters(Outcome outcome) {
        return bed.number("SELECT COUNT(*) FROM dead_letter WHERE resolution = '" + outcome + "'");
    }

    @Test
    void whatWasParkedIsAppliedInItsOrderOnceTheFaultIsMendedAndAReplayComesToTheSame() {
        release();
        assertEquals(1, bed.count("parked_member"), "the fault is still there");
        assertEquals(5, openLetters(), "the release is one of them");
        assertEquals(1000, units(Commands.ROUND));

        faulty.set(false);
        release();
        assertEquals(0, bed.count("parked_member"));
        assertEquals(0, openLetters());
        assertEquals(5, letters(Outcome.RELEASED));
        assertEquals(
                5,
                bed.number(
                        "SELECT COUNT(*) FROM dead_letter WHERE resolved_by = 'account/"
                                + ADMINISTRATOR
                                + "'"));
        assertEquals(7000, units(Commands.ROUND), "the last word counts");
        assertEquals(2000, units(OTHER_ROUND));
        assertEquals(107_00, bed.number("SELECT balance_minor FROM member_funds"));
        assertEquals(4, bed.number("SELECT COUNT(*) FROM order_outcome WHERE refusal IS NULL"));

        bed.send(order(Commands.ROUND, "free", 3, Origin.MEMBER));
        release();
        assertEquals(3000, units(Commands.ROUND), "and goes on; another release does nothing");

        List<String> dump = bed.dump();
        bed.stopLoops();
        bed.forgetAll();
        start();
        bed.awaitApplied();
        assertEquals(String.join("\n", dump), String.join("\n", bed.dump()));
    }

    @Test
    void aReplayWithTheFaultParksAndReleasesAgain() {
        faulty.set(false);
        release();
        String dump = String.join("\n", bed.dump());
        bed.stopLoops();
        bed.forgetAll();
        faulty.set(true);
        start();
        bed.awaitApplied();
        assertEquals(1, bed.count("parked_member"));
        assertEquals(1000, units(Commands.ROUND));
        faulty.set(false);
        release();
        assertEquals(0, bed.count("parked_member"));
        assertEquals(dump, String.join("\n", bed.dump()));
    }

    @Test
    void whatComesTooLateForItsRoundIsRefusedAndTold() {
        bed.mark(Commands.ROUND, Phase.CLOSE);
        bed.send(order(Commands.ROUND, "slip", 4, Origin.CORRECTION));
        bed.awaitApplied();
        faulty.set(false);
        release();
        assertEquals(1000, units(Commands.ROUND), "the book stands as it was frozen");
        assertEquals(2000, units(OTHER_ROUND));
        assertEquals(
                2, bed.number("SELECT COUNT(*) FROM order_outcome WHERE refusal = 'ROUND_CLOSED'"));
        assertEquals(2, bed.told.stream().filter(t -> t.kind() == Telling.Kind.REFUSED).count());
        assertEquals(0, bed.count("parked_member"));
        assertEquals(1, openLetters(), "a correction is for somebody to look at");
        assertEquals(0, bed.count("order_correction"));
    }

    @Test
    void whatWasDiscardedIsLeftOut() {
        bed.call(
                connection -> {
                    DeadLetter poison =
                            DeadLetterDesk.list(
                                            connection,
                                            new DeadLetterDesk.Wanted(Commands.COOP, null, true),
                                            null,
                                            1)
                                    .getFirst();
                    return DeadLetterDesk.resolve(
                            connection,
                            poison.place(),
                            new DeadLetter.Resolution(
                                    Outcome.DISCARDED, Instant.EPOCH, "operator", "poison"));
                });
        release();
        assertEquals(0, bed.count("parked_member"), "with the fault, but without its cause");
        assertEquals(0, units(OTHER_ROUND));
        assertEquals(7000, units(Commands.ROUND));
        assertEquals(1, letters(Outcome.DISCARDED));
        assertEquals(3, letters(Outcome.RELEASED));
    }

    @Test
    void anotherMembersLettersStayWhereTheyAre() {
        UUID other = inPartitionOf(MEMBER);
        bed.send(new ChangeFunds(Commands.COOP, other, new UUID(6, 9), 50_00, 0L, null));
        bed.send(order(OTHER_ROUND, other, "poison", 2, Origin.MEMBER));
        bed.awaitApplied();
        assertEquals(2, bed.count("parked_member"));
        faulty.set(false);
        release();
        assertEquals(1, bed.count("parked_member"));
        assertEquals(1, openLetters());
        assertEquals(2000, units(OTHER_ROUND), "of the one who was released");
        assertTrue(bed.told.stream().noneMatch(t -> t.kind() == Telling.Kind.REFUSED));
    }

    private static PlaceOrder order(UUID round, String key, long pieces, Origin origin) {
        return order(round, MEMBER, key, pieces, origin);
    }

    private static PlaceOrder order(
            UUID round, UUID member, String key, long pieces, Origin origin) {
        return new PlaceOrder(
                Commands.COOP,
                round,
                member,
                key,
                null,
                origin,
                Commands.ACCOUNT,
                origin == Origin.CORRECTION ? "slip" : null,
                List.of(new PlaceOrder.Line(MemoryBook.PIECES, Long.toString(pieces), "0", null)));
    }

    private static ChangeFunds funds(long change, long deltaMinor) {
        return new ChangeFunds(
                Commands.COOP, MEMBER, new UUID(6, change), deltaMinor, 10_00L, null);
    }

    private static UUID inPartitionOf(UUID member) {
        int i = 1;
        while (partition(new UUID(3, i)) != partition(member)) {
            i++;
        }
        return new UUID(3, i);
    }

    private static int partition(UUID member) {
        return OrderPartitions.partition(Commands.COOP, member, OrderLogBed.PARTITIONS);
    }
}
