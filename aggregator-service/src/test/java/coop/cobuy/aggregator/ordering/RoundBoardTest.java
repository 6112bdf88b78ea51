package coop.cobuy.aggregator.ordering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What intake knows of a round while the database is slow, or away. */
class RoundBoardTest {

    private static final RoundKey KEY = new RoundKey(new UUID(1, 1), new UUID(2, 2));
    private static final Duration AGE = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** The first look-up, one that refreshes it, and one after it is too old. */
    private static final int LOOKS = 3;

    private final Rounds rounds = mock(Rounds.class);
    private final SnapshotTerms terms = mock(SnapshotTerms.class);
    private final AtomicInteger looks = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final RoundBoard board =
            new RoundBoard(
                    rounds,
                    terms,
                    new OrderingSettings(
                            1,
                            100,
                            5,
                            100,
                            4,
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            AGE,
                            Duration.ofDays(14)));

    @AfterEach
    void end() {
        end.countDown();
    }

    @Test
    void nobodyWaitsForADatabaseThatDoesNotAnswer() {
        firstThen(
                () -> {
                    end.await();
                    return Optional.empty();
                });
        assertTimeoutPreemptively(LIMIT, this::ordersAreTakenAllTheTime);
    }

    @Test
    void whatWasSeenLastServesWhileTheDatabaseIsAway() {
        firstThen(
                () -> {
                    throw new IllegalStateException("no connection");
                });
        assertTimeoutPreemptively(LIMIT, this::ordersAreTakenAllTheTime);
    }

    @Test
    void whereNothingWasSeenTheFaultIsTold() {
        when(rounds.find(any(), any())).thenThrow(new IllegalStateException("no connection"));
        assertThrows(IllegalStateException.class, () -> board.find(KEY));
    }

    @Test
    void aRoundThatIsNotThereIsLookedForEachTime() {
        when(rounds.find(any(), any())).thenReturn(Optional.empty());
        assertThrows(Refused.class, () -> board.find(KEY));
        Optional<Round> made = Optional.of(round());
        when(rounds.find(any(), any())).thenReturn(made);
        assertEquals(RoundState.CANCELLED, board.find(KEY).state());
    }

    private interface Look {
        Optional<Round> look() throws Exception;
    }

    private void firstThen(Look later) {
        Optional<Round> first = Optional.of(round());
        when(rounds.find(any(), any()))
                .thenAnswer(call -> looks.getAndIncrement() == 0 ? first : later.look());
    }

    /** Until what was seen is three times as old as it may be where the database answers. */
    private void ordersAreTakenAllTheTime() throws InterruptedException {
        Instant enough = Clock.systemUTC().instant().plus(AGE.multipliedBy(3));
        while (looks.get() < LOOKS || Clock.systemUTC().instant().isBefore(enough)) {
            assertEquals(RoundState.CANCELLED, board.find(KEY).state());
            assertFalse(end.await(10, TimeUnit.MILLISECONDS), "a member's next order");
        }
    }

    /** In a state that lasts, and without a snapshot. */
    private static Round round() {
        Round round = mock(Round.Cancelled.class);
        when(round.state()).thenReturn(RoundState.CANCELLED);
        when(round.snapshot()).thenReturn(Optional.empty());
        return round;
    }
}
