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

        Closing close(RoundMark sent) {
            return new Closing(id, version + 1, plan, taken, sent);
        }

        Cancelling cancel(RoundMark sentNow, Cancellation cancellation) {
            return new Cancelling(id, version + 1, plan, taken, sentNow, cancellation);
        }
    }

    /** Being marked closed in every partition. */
    record Closing(RoundId id, long version, RoundPlan plan, SnapshotName taken, RoundMark sent)
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

        Frozen allClosed(Instant at) {
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
        public RoundState state() {
            return RoundState.CANCELLED;
        }

        @Override
        public Optional<SnapshotName> snapshot() {
            return Optional.ofNullable(takenOrNull);
        }
    }
}
