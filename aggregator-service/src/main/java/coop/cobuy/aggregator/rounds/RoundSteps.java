package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.rounds.Decision.Go;
import coop.cobuy.aggregator.rounds.Decision.Refuse;
import coop.cobuy.aggregator.rounds.Decision.Stay;

import java.time.Instant;

/** Decides what a command does to a round in any state. Pure: reads nothing and changes nothing. */
final class RoundSteps {

    private RoundSteps() {}

    static Decision<Round.Planned> change(Round round) {
        return switch (round) {
            case Round.Planned planned -> new Go<>(planned);
            case Round.Cancelled _, Round.Cancelling _ -> new Refuse<>(RoundReason.ROUND_CANCELLED);
            case Round.Opening _,
                    Round.Open _,
                    Round.Cutting _,
                    Round.Completing _,
                    Round.Closing _,
                    Round.Resolving _,
                    Round.Frozen _,
                    Round.Ordered _ ->
                    new Refuse<>(RoundReason.ROUND_NOT_PLANNED);
        };
    }

    static Decision<Round.Planned> open(Round round, Instant now) {
        return switch (round) {
            case Round.Planned planned ->
                    planned.plan().cutOff().isAfter(now)
                            ? new Go<>(planned)
                            : new Refuse<>(RoundReason.CUT_OFF_PASSED);
            case Round.Opening _, Round.Open _ -> new Stay<>();
            case Round.Cancelled _, Round.Cancelling _ -> new Refuse<>(RoundReason.ROUND_CANCELLED);
            case Round.Cutting _,
                    Round.Completing _,
                    Round.Closing _,
                    Round.Resolving _,
                    Round.Frozen _,
                    Round.Ordered _ ->
                    new Refuse<>(RoundReason.ROUND_NOT_PLANNED);
        };
    }

    /** The first of two cuts; only where a completion phase is planned. */
    static Decision<Round.Open> cut(Round round) {
        return switch (round) {
            case Round.Open open ->
                    open.plan().completionEnd().isPresent()
                            ? new Go<>(open)
                            : new Refuse<>(RoundReason.NO_COMPLETION_PHASE);
            case Round.Cutting _,
                    Round.Completing _,
                    Round.Closing _,
                    Round.Resolving _,
                    Round.Frozen _,
                    Round.Ordered _ ->
                    new Stay<>();
            case Round.Cancelled _, Round.Cancelling _ -> new Refuse<>(RoundReason.ROUND_CANCELLED);
            case Round.Planned _, Round.Opening _ -> new Refuse<>(RoundReason.ROUND_NOT_OPEN);
        };
    }

    static Decision<Round> close(Round round) {
        return switch (round) {
            case Round.Open _, Round.Completing _ -> new Go<>(round);
            case Round.Closing _, Round.Resolving _, Round.Frozen _, Round.Ordered _ ->
                    new Stay<>();
            case Round.Cutting _ -> new Refuse<>(RoundReason.CUT_UNDER_WAY);
            case Round.Cancelled _, Round.Cancelling _ -> new Refuse<>(RoundReason.ROUND_CANCELLED);
            case Round.Planned _, Round.Opening _ -> new Refuse<>(RoundReason.ROUND_NOT_OPEN);
        };
    }

    static Decision<Round> cancel(Round round) {
        return switch (round) {
            case Round.Planned _,
                    Round.Opening _,
                    Round.Open _,
                    Round.Cutting _,
                    Round.Completing _,
                    Round.Closing _,
                    Round.Resolving _,
                    Round.Frozen _ ->
                    new Go<>(round);
            case Round.Cancelled _, Round.Cancelling _ -> new Stay<>();
            case Round.Ordered _ -> new Refuse<>(RoundReason.ROUND_ORDERED);
        };
    }

    static Decision<Round.Frozen> order(Round round) {
        return switch (round) {
            case Round.Frozen frozen -> new Go<>(frozen);
            case Round.Ordered _ -> new Stay<>();
            case Round.Cancelled _, Round.Cancelling _ -> new Refuse<>(RoundReason.ROUND_CANCELLED);
            case Round.Planned _,
                    Round.Opening _,
                    Round.Open _,
                    Round.Cutting _,
                    Round.Completing _,
                    Round.Closing _,
                    Round.Resolving _ ->
                    new Refuse<>(RoundReason.ROUND_NOT_FROZEN);
        };
    }

    /**
     * What follows when every partition has met the mark that is on its way.
     *
     * @param at when the last one met it
     */
    static Round allMarked(Round round, Instant at) {
        return switch (round) {
            case Round.Opening opening -> opening.allOpen();
            case Round.Cutting cutting -> cutting.allCut(at);
            case Round.Closing closing -> closing.allClosed(at);
            case Round.Resolving resolving when resolving.mark().isPresent() ->
                    resolving.allResolved(at);
            case Round.Cancelling cancelling -> cancelling.allCancelled();
            case Round.Planned _,
                    Round.Open _,
                    Round.Completing _,
                    Round.Resolving _,
                    Round.Frozen _,
                    Round.Ordered _,
                    Round.Cancelled _ ->
                    throw new IllegalStateException(
                            "state: " + round.state() + " (expected: one with a mark on its way)");
        };
    }
}
