package coop.cobuy.adapter.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID DOCUMENT = new UUID(1, 1);
    private static final Outcome AGAIN = new Outcome.TryAgain("500", Optional.empty());

    private static Standing in(State state) {
        return new Standing(state, 1, 1, false, Optional.of(NOW), NOW);
    }

    @Test
    void aTryThatDiesStaysDue() {
        Step step = Progress.begin(Standing.queued(NOW), Optional.empty());
        assertEquals(State.SENT, step.standing().state());
        assertEquals(Optional.of(NOW), step.standing().dueAt());
        assertEquals(1, step.standing().attempt());
        assertEquals(2, Progress.begin(step.standing(), Optional.empty()).standing().attempt());
    }

    @Test
    void anObstacleFailsWithoutATry() {
        Step step = Progress.begin(Standing.queued(NOW), Optional.of("switched off"));
        assertEquals(State.FAILED, step.standing().state());
        assertEquals(0, step.standing().attempt());
        assertEquals(Optional.empty(), step.standing().dueAt());
    }

    @Test
    void givesUpAfterTheTenthTry() {
        Standing at = Standing.queued(NOW);
        for (int i = 1; i <= 10; i++) {
            Standing trying = Progress.begin(at, Optional.empty()).standing();
            at = Progress.after(trying, DOCUMENT, AGAIN, NOW).orElseThrow().standing();
            assertEquals(i < 10 ? State.QUEUED : State.FAILED, at.state());
        }
        assertEquals(10, at.attempt());
        Standing again = Progress.retry(at, "Bo", NOW).orElseThrow().standing();
        assertEquals(0, again.tries());
        assertEquals(10, again.attempt());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"SENT"},
            mode = EnumSource.Mode.EXCLUDE)
    void anOutcomeThatComesTooLateSaysNothing(State state) {
        assertTrue(Progress.after(in(state), DOCUMENT, AGAIN, NOW).isEmpty());
    }

    @Test
    void anArrivalCountsEvenIfAnotherTryIsQueued() {
        assertEquals(
                State.DELIVERED,
                Progress.after(in(State.QUEUED), DOCUMENT, new Outcome.Delivered("200"), NOW)
                        .orElseThrow()
                        .standing()
                        .state());
        assertTrue(
                Progress.after(in(State.ACCEPTED), DOCUMENT, new Outcome.Delivered("200"), NOW)
                        .isEmpty());
    }

    @Test
    void triesThatDieWithoutAnOutcomeComeToAnEnd() {
        Standing at = Standing.queued(NOW);
        for (int i = 0; i < Progress.TRIES_MAX; i++) {
            at = Progress.begin(at, Optional.empty()).standing();
            assertEquals(State.SENT, at.state());
        }
        assertEquals(State.FAILED, Progress.begin(at, Optional.empty()).standing().state());
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, STOPPED",
        "FAILED, STOPPED",
        "DELIVERED,",
        "UNDERSTOOD,",
        "ACCEPTED,",
        "CHANGED,",
        "REJECTED,",
        "STOPPED,"
    })
    void cancellingStopsWhatIsNotThere(State state, State then) {
        assertEquals(
                Optional.ofNullable(then),
                Progress.cancel(in(state)).map(step -> step.standing().state()));
    }

    @Test
    void cancellingDuringATryStopsTheNext() {
        Standing wanted = Progress.cancel(in(State.SENT)).orElseThrow().standing();
        assertTrue(wanted.stopWanted());
        assertTrue(Progress.cancel(wanted).isEmpty());
        assertEquals(
                State.STOPPED,
                Progress.after(wanted, DOCUMENT, AGAIN, NOW).orElseThrow().standing().state());
        assertEquals(State.STOPPED, Progress.begin(wanted, Optional.empty()).standing().state());
        assertEquals(
                State.DELIVERED,
                Progress.after(wanted, DOCUMENT, new Outcome.Delivered("200"), NOW)
                        .orElseThrow()
                        .standing()
                        .state());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"STOPPED"},
            mode = EnumSource.Mode.EXCLUDE)
    void anAnswerEndsAllTries(State state) {
        Standing answered =
                Progress.answered(in(state), State.CHANGED, "R-1", NOW).orElseThrow().standing();
        assertEquals(State.CHANGED, answered.state());
        assertEquals(Optional.empty(), answered.dueAt());
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, true, PT3H59M, NONE",
        "QUEUED, true, PT4H, WARNING",
        "SENT, false, PT24H, OVERDUE",
        "FAILED, false, PT5H, WARNING",
        "DELIVERED, true, PT4H, WARNING",
        "DELIVERED, false, PT48H, NONE",
        "ACCEPTED, true, PT48H, NONE",
        "STOPPED, true, PT48H, NONE"
    })
    void latenessCountsFromTheLastAdvance(
            State state, boolean expectsAnswer, Duration waited, Attention attention) {
        assertEquals(
                attention,
                Attention.of(
                        in(state),
                        new Expected(expectsAnswer, Optional.empty(), Optional.empty()),
                        NOW.plus(waited)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    QUEUED, true, UNDERSTOOD
                    SENT, true, UNDERSTOOD
                    DELIVERED, true, UNDERSTOOD
                    FAILED, true, UNDERSTOOD
                    UNDERSTOOD, true, -
                    SENT, false, FAILED
                    DELIVERED, false, FAILED
                    UNDERSTOOD, false, FAILED
                    ACCEPTED, false, -
                    CHANGED, true, -
                    REJECTED, false, -
                    STOPPED, true, -
                    """)
    void whatASystemSaysCountsUntilAPersonAnswers(State state, boolean understood, State after) {
        assertEquals(
                Optional.ofNullable(after),
                Progress.read(in(state), understood, "997", NOW)
                        .map(step -> step.standing().state()));
    }

    @Test
    void fileNamesAreHarmlessAndTellNumbersApart() {
        var order = DocumentKind.ORDER;
        assertEquals("order-PO-1.json", DeliveryIds.fileName(order, "PO-1", 0, "json"));
        assertEquals("order-PO-1-r2.csv", DeliveryIds.fileName(order, "PO-1", 2, "csv"));
        String one = DeliveryIds.fileName(order, "../PO/1", 0, "json");
        String other = DeliveryIds.fileName(order, "../PO_1", 0, "json");
        assertTrue(one.matches("order-[A-Za-z0-9._-]+\\.json"), one);
        assertTrue(!one.equals(other));
        for (DocumentKind kind : DocumentKind.values()) {
            String longest = DeliveryIds.fileName(kind, "A".repeat(64), 999, "json");
            assertTrue(longest.length() <= 64 && longest.endsWith("-r999.json"), longest);
        }
    }
}
