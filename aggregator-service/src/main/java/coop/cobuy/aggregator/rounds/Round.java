package coop.cobuy.aggregator.rounds;

import coop.cobuy.id.AccountId;
import coop.cobuy.id.RoundId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Optional;

/**
 * A buying round in one of its states. A step exists only on the state that allows it; {@link
 * RoundSteps} says what a command does to a round in any state.
 */
public sealed interface Round {

    RoundId id();

    /** Grows by one with each change; the {@code ETag}. */
    long version();

    RoundPlan plan();

    RoundState state();

    /** What the round stands on; absent before it opens, and if it was cancelled before. */
    Optional<SnapshotName> snapshot();

    /** The step that is on its way; absent between steps. */
    default Optional<RoundMark> mark() {
        return Optional.empty();
    }

    /** Absent unless it was called off. */
    default Optional<Cancellation> calledOff() {
        return Optional.empty();
    }

    /** Why and by whom it was called off. */
    record Cancellation(String reason, AccountId by, Instant at) {}

    /** Can be changed; takes no orders. */
    record Planned(RoundId id, long version, RoundPlan plan) implements Round {
        @Override
        public RoundState state() {
            return RoundState.PLANNED;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.empty();
        }

        Planned change(RoundPlan changed) {
            return new Planned(id, version + 1, changed);
        }

        Opening open(SnapshotName taken, RoundMark sent) {
            return new Opening(id, version + 1, plan, taken, sent);
        }

        Cancelled cancel(Cancellation cancellation) {
            return new Cancelled(id, version + 1, plan, null, cancellation);
        }
    }

    /** Being marked open in every partition. */
    record Opening(RoundId id, long version, RoundPlan plan, SnapshotName taken, RoundMark sent)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.OPENING;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        @Override
        public Optional<RoundMark> mark() {
            return Optional.of(sent);
        }

        Open allOpen() {
            return new Open(id, version + 1, plan, taken);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /** Takes orders. */
    record Open(RoundId id, long version, RoundPlan plan, SnapshotName taken) implements Round {
        @Override
        public RoundState state() {
            return RoundState.OPEN;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        Cutting cut(RoundMark sent) {
            return new Cutting(id, version + 1, plan, taken, sent);
        }

        Closing close(RoundMark sent) {
            return new Closing(id, version + 1, plan, taken, sent, false);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /** The first cut is being marked in every partition. */
    record Cutting(RoundId id, long version, RoundPlan plan, SnapshotName taken, RoundMark sent)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.CUTTING;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        @Override
        public Optional<RoundMark> mark() {
            return Optional.of(sent);
        }

        Completing allCut(Instant at) {
            return new Completing(id, version + 1, plan, taken, at);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /**
     * Takes only what helps to fill open cases.
     *
     * @param cutAt when the last partition met the first cut
     */
    record Completing(RoundId id, long version, RoundPlan plan, SnapshotName taken, Instant cutAt)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.COMPLETING;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        Closing close(RoundMark sent) {
            return new Closing(id, version + 1, plan, taken, sent, true);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /**
     * Being marked closed in every partition.
     *
     * @param completed whether it is the second cut: what came since the first is to be resolved
     */
    record Closing(
            RoundId id,
            long version,
            RoundPlan plan,
            SnapshotName taken,
            RoundMark sent,
            boolean completed)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.CLOSING;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        @Override
        public Optional<RoundMark> mark() {
            return Optional.of(sent);
        }

        Round allClosed(Instant at) {
            return completed
                    ? new Resolving(id, version + 1, plan, taken, null)
                    : new Frozen(id, version + 1, plan, taken, at);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /**
     * Both cuts are made. What came between them is decided, and then marked in every partition.
     *
     * @param sentOrNull null: it is not decided yet
     */
    record Resolving(
            RoundId id,
            long version,
            RoundPlan plan,
            SnapshotName taken,
            @Nullable RoundMark sentOrNull)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.RESOLVING;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        @Override
        public Optional<RoundMark> mark() {
            return Optional.ofNullable(sentOrNull);
        }

        Resolving resolve(RoundMark sent) {
            return new Resolving(id, version + 1, plan, taken, sent);
        }

        Frozen allResolved(Instant at) {
            return new Frozen(id, version + 1, plan, taken, at);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /** The book stands. */
    record Frozen(RoundId id, long version, RoundPlan plan, SnapshotName taken, Instant frozenAt)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.FROZEN;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        Ordered order(Instant at) {
            return new Ordered(id, version + 1, plan, taken, frozenAt, at);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /** A purchase order was approved; the book takes no corrections. */
    record Ordered(
            RoundId id,
            long version,
            RoundPlan plan,
            SnapshotName taken,
            Instant frozenAt,
            Instant orderedAt)
            implements Round {
        @Override
        public RoundState state() {
            return RoundState.ORDERED;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }
    }

    /** Being marked cancelled in every partition. */
    record Cancelling(
            RoundId id,
            long version,
            RoundPlan plan,
            SnapshotName taken,
            RoundMark sent,
            Cancellation cancellation)
            implements Round {
        @Override
        public Optional<Cancellation> calledOff() {
            return Optional.of(cancellation);
        }

        @Override
        public RoundState state() {
            return RoundState.CANCELLING;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.of(taken);
        }

        @Override
        public Optional<RoundMark> mark() {
            return Optional.of(sent);
        }

        Cancelled allCancelled() {
            return new Cancelled(id, version + 1, plan, taken, cancellation);
        }
    }

    /** Off. */
    record Cancelled(
            RoundId id,
            long version,
            RoundPlan plan,
            @Nullable SnapshotName takenOrNull,
            Cancellation cancellation)
            implements Round {
        @Override
        public Optional<Cancellation> calledOff() {
            return Optional.of(cancellation);
        }

        @Override
        public RoundState state() {
            return RoundState.CANCELLED;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.ofNullable(takenOrNull);
        }
    }
}
