package coop.cobuy.aggregator.ordering;

import coop.cobuy.contract.ordering.v1.MarkRound;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a round's marks say in one partition. Opens once, closes once, never reopens; between, there
 * may be a completion phase, whose changes are resolved before corrections are taken.
 *
 * @param markedOffset where the mark stands that made the state
 * @param corrections how many were accepted after the cut
 */
record Gate(
        RoundKey round,
        State state,
        int snapshotVersion,
        String snapshotHash,
        long markedOffset,
        Instant markedAt,
        long corrections) {

    /** Whether orders are taken. */
    enum State {
        OPEN,
        /** Only conditionally. */
        COMPLETING,
        /** No more, and what was taken conditionally is not resolved yet. */
        RESOLVING,
        CLOSED,
        CANCELLED
    }

    /**
     * The gate after a mark, or null if the mark changes nothing: a repeat, or a step that a later
     * one has overtaken.
     */
    static @Nullable Gate after(@Nullable Gate before, Command.Mark mark) {
        State next =
                switch (mark.content().phase()) {
                    case OPEN -> State.OPEN;
                    case CUT -> State.COMPLETING;
                    case CLOSE -> isInCompletion(before) ? State.RESOLVING : State.CLOSED;
                    case RESOLVE -> State.CLOSED;
                    case CANCEL -> State.CANCELLED;
                };
        if (before != null && before.state.compareTo(next) >= 0) {
            return null;
        }
        MarkRound content = mark.content();
        return new Gate(
                mark.round(),
                next,
                content.snapshotVersion(),
                content.snapshotHash(),
                mark.place().offset(),
                mark.at(),
                before == null ? 0 : before.corrections);
    }

    private static boolean isInCompletion(@Nullable Gate before) {
        return before != null
                && (before.state == State.COMPLETING || before.state == State.RESOLVING);
    }

    Gate corrected() {
        return new Gate(
                round,
                state,
                snapshotVersion,
                snapshotHash,
                markedOffset,
                markedAt,
                corrections + 1);
    }
}
