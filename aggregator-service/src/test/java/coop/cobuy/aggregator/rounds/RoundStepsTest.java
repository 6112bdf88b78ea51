package coop.cobuy.aggregator.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.contract.ordering.v1.MarkRound.Phase;
import coop.cobuy.id.AccountId;
import coop.cobuy.id.RoundId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;

class RoundStepsTest {

    private static final Instant OPENING = Instant.parse("2026-11-02T08:00:00Z");
    private static final Instant CUT_OFF = Instant.parse("2026-11-05T20:00:00Z");
    private static final RoundId ID = new RoundId(new UUID(0, 7));
    private static final SnapshotName TAKEN = new SnapshotName(1, "ab".repeat(32));
    private static final Round.Cancellation OFF =
            new Round.Cancellation("no demand", new AccountId(new UUID(0, 8)), OPENING);
    private static final RoundPlan PLAN =
            new RoundPlan(
                    "November",
                    Set.of(),
                    Set.of(),
                    OPENING,
                    CUT_OFF,
                    null,
                    RoundFees.none(Currency.getInstance("EUR")),
                    RoundRules.STANDARD);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # state    | change            | open              | cut                 | close          | cancel | order            | all marked
                    PLANNED    | GO                | GO                | ROUND_NOT_OPEN      | ROUND_NOT_OPEN | GO     | ROUND_NOT_FROZEN | -
                    OPENING    | ROUND_NOT_PLANNED | STAY              | ROUND_NOT_OPEN      | ROUND_NOT_OPEN | GO     | ROUND_NOT_FROZEN | OPEN
                    OPEN       | ROUND_NOT_PLANNED | STAY              | NO_COMPLETION_PHASE | GO             | GO     | ROUND_NOT_FROZEN | -
                    CUTTING    | ROUND_NOT_PLANNED | ROUND_NOT_PLANNED | STAY                | CUT_UNDER_WAY  | GO     | ROUND_NOT_FROZEN | COMPLETING
                    COMPLETING | ROUND_NOT_PLANNED | ROUND_NOT_PLANNED | STAY                | GO             | GO     | ROUND_NOT_FROZEN | -
                    CLOSING    | ROUND_NOT_PLANNED | ROUND_NOT_PLANNED | STAY                | STAY           | GO     | ROUND_NOT_FROZEN | FROZEN
                    RESOLVING  | ROUND_NOT_PLANNED | ROUND_NOT_PLANNED | STAY                | STAY           | GO     | ROUND_NOT_FROZEN | FROZEN
                    FROZEN     | ROUND_NOT_PLANNED | ROUND_NOT_PLANNED | STAY                | STAY           | GO     | GO               | -
                    ORDERED    | ROUND_NOT_PLANNED | ROUND_NOT_PLANNED | STAY                | STAY           | ROUND_ORDERED | STAY      | -
                    CANCELLING | ROUND_CANCELLED   | ROUND_CANCELLED   | ROUND_CANCELLED     | ROUND_CANCELLED | STAY  | ROUND_CANCELLED  | CANCELLED
                    CANCELLED  | ROUND_CANCELLED   | ROUND_CANCELLED   | ROUND_CANCELLED     | ROUND_CANCELLED | STAY  | ROUND_CANCELLED  | -
                    """)
    void everyCommandHasOneAnswerInEveryState(
            RoundState state,
            String change,
            String open,
            String cut,
            String close,
            String cancel,
            String order,
            String allMarked) {
        Round round = in(state);
        assertEquals(state, round.state());
        assertEquals(change, shown(RoundSteps.change(round)));
        assertEquals(open, shown(RoundSteps.open(round, OPENING)));
        assertEquals(cut, shown(RoundSteps.cut(round)));
        assertEquals(close, shown(RoundSteps.close(round)));
        assertEquals(cancel, shown(RoundSteps.cancel(round)));
        assertEquals(order, shown(RoundSteps.order(round)));
        if (allMarked.equals("-")) {
            assertThrows(IllegalStateException.class, () -> RoundSteps.allMarked(round, CUT_OFF));
            return;
        }
        Round after = RoundSteps.allMarked(round, CUT_OFF);
        assertEquals(RoundState.valueOf(allMarked), after.state());
        assertEquals(round.version() + 1, after.version());
    }

    @Test
    void aRoundIsNotOpenedOnceItsCutOffHasPassed() {
        Round planned = in(RoundState.PLANNED);
        assertEquals("GO", shown(RoundSteps.open(planned, CUT_OFF.minusMillis(1))));
        assertEquals("CUT_OFF_PASSED", shown(RoundSteps.open(planned, CUT_OFF)));
    }

    @Test
    void aCompletionPhaseIsPlannedAndResolvedAfterTheSecondCut() {
        RoundPlan plan =
                new RoundPlan(
                        "November",
                        Set.of(),
                        Set.of(),
                        OPENING,
                        CUT_OFF,
                        CUT_OFF.plusSeconds(1),
                        null,
                        RoundFees.none(Currency.getInstance("EUR")),
                        RoundRules.STANDARD);
        Round.Open open = new Round.Open(ID, 1, plan, TAKEN);
        assertEquals("GO", shown(RoundSteps.cut(open)));
        Round cut = RoundSteps.allMarked(open.cut(mark(Phase.CUT)), CUT_OFF);
        Round.Closing closing = ((Round.Completing) cut).close(mark(Phase.CLOSE));
        Round closed = RoundSteps.allMarked(closing, CUT_OFF);
        assertEquals(RoundState.RESOLVING, closed.state());
        assertThrows(IllegalStateException.class, () -> RoundSteps.allMarked(closed, CUT_OFF));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new RoundPlan(
                                "November",
                                Set.of(),
                                Set.of(),
                                OPENING,
                                CUT_OFF,
                                CUT_OFF,
                                null,
                                RoundFees.none(Currency.getInstance("EUR")),
                                RoundRules.STANDARD));
    }

    private static String shown(Decision<?> decision) {
        return switch (decision) {
            case Decision.Go<?> _ -> "GO";
            case Decision.Stay<?> _ -> "STAY";
            case Decision.Refuse<?>(var reason) -> reason.name();
        };
    }

    /** Reached by the steps themselves. */
    private static Round in(RoundState state) {
        Round.Planned planned = new Round.Planned(ID, 1, PLAN);
        Round.Opening opening = planned.open(TAKEN, mark(Phase.OPEN));
        Round.Closing closing = opening.allOpen().close(mark(Phase.CLOSE));
        Round.Cutting cutting = opening.allOpen().cut(mark(Phase.CUT));
        Round.Completing completing = cutting.allCut(CUT_OFF);
        Round.Resolving resolving =
                (Round.Resolving) completing.close(mark(Phase.CLOSE)).allClosed(CUT_OFF);
        Round.Frozen frozen = (Round.Frozen) closing.allClosed(CUT_OFF);
        Round.Cancelling cancelling = closing.cancel(mark(Phase.CANCEL), OFF);
        return switch (state) {
            case PLANNED -> planned;
            case OPENING -> opening;
            case OPEN -> opening.allOpen();
            case CUTTING -> cutting;
            case COMPLETING -> completing;
            case CLOSING -> closing;
            case RESOLVING -> resolving.resolve(mark(Phase.RESOLVE));
            case FROZEN -> frozen;
            case ORDERED -> frozen.order(CUT_OFF);
            case CANCELLING -> cancelling;
            case CANCELLED -> cancelling.allCancelled();
        };
    }

    private static RoundMark mark(Phase phase) {
        return new RoundMark(new UUID(0, phase.name().length()), phase, 4, OPENING);
    }
}
