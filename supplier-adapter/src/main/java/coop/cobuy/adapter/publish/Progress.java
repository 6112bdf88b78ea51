package coop.cobuy.adapter.publish;

import coop.cobuy.adapter.transport.Outcome;
import coop.cobuy.contract.supplier.v1.DeliveryDetail;
import coop.cobuy.contract.supplier.v1.DeliveryReported.State;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Decides each step of a delivery and does nothing: the same arguments give the same step. */
final class Progress {

    /** Tries that may be begun; the schedule ends earlier unless tries die without an outcome. */
    static final int TRIES_MAX = 20;

    private Progress() {}

    /**
     * A try is about to be made. Being due stays as it is: if we die in the middle, the next holder
     * of the lane tries again.
     */
    static Step begin(Standing at, Optional<String> obstacle) {
        if (at.stopWanted()) {
            return stopped(at);
        }
        if (obstacle.isPresent()) {
            return Step.of(at.ended(State.FAILED), obstacle.get());
        }
        if (at.tries() >= TRIES_MAX) {
            return Step.of(at.ended(State.FAILED), DeliveryDetail.NO_END.of(TRIES_MAX));
        }
        Standing trying =
                new Standing(
                        State.SENT,
                        at.attempt() + 1,
                        at.tries() + 1,
                        false,
                        at.dueAt(),
                        at.waitingSince());
        return Step.of(trying, DeliveryDetail.ATTEMPT.of(trying.attempt()));
    }

    /**
     * A try came to an end. That it arrived counts even if another try is already queued.
     *
     * @return empty if the supplier's answer or a person was faster and the outcome says nothing
     *     new
     */
    static Optional<Step> after(Standing at, UUID document, Outcome outcome, Instant now) {
        boolean late = at.state() == State.QUEUED && outcome instanceof Outcome.Delivered;
        if (at.state() != State.SENT && !late) {
            return Optional.empty();
        }
        return Optional.of(
                switch (outcome) {
                    case Outcome.Delivered done ->
                            Step.of(at.advanced(State.DELIVERED, now), done.detail());
                    case Outcome.Offered offered ->
                            Step.of(at.due(Optional.empty()), offered.detail());
                    case Outcome.Impossible no -> Step.of(at.ended(State.FAILED), no.detail());
                    case Outcome.Gone gone -> Step.of(at.ended(State.FAILED), gone.detail());
                    case Outcome.TryAgain again -> again(at, document, again, now);
                });
    }

    private static Step again(Standing at, UUID document, Outcome.TryAgain outcome, Instant now) {
        if (at.stopWanted()) {
            return stopped(at);
        }
        Optional<Duration> wait = Schedule.wait(document, at.tries(), outcome.after());
        if (wait.isEmpty()) {
            return Step.of(
                    at.ended(State.FAILED),
                    DeliveryDetail.GIVEN_UP_AFTER.of(outcome.detail(), at.tries()));
        }
        Instant next = now.plus(wait.get());
        return Step.of(
                at.in(State.QUEUED).due(Optional.of(next)),
                DeliveryDetail.AGAIN_AT.of(outcome.detail(), next));
    }

    private static Step stopped(Standing at) {
        return Step.of(at.ended(State.STOPPED), DeliveryDetail.STOPPED.of());
    }

    /**
     * The order was cancelled.
     *
     * @return empty if nothing changes for this document
     */
    static Optional<Step> cancel(Standing at) {
        return switch (at.state()) {
            case QUEUED, FAILED -> Optional.of(stopped(at));
            case SENT ->
                    at.dueAt().isEmpty() || at.stopWanted()
                            ? Optional.empty()
                            : Optional.of(
                                    Step.note(
                                            new Standing(
                                                    State.SENT,
                                                    at.attempt(),
                                                    at.tries(),
                                                    true,
                                                    at.dueAt(),
                                                    at.waitingSince()),
                                            DeliveryDetail.CANCELLED_MEANWHILE.of()));
            case DELIVERED, UNDERSTOOD, ACCEPTED, CHANGED, REJECTED, STOPPED -> Optional.empty();
        };
    }

    /** The supplier fetched and acknowledged it. */
    static Optional<Step> acknowledged(Standing at, Instant now) {
        return switch (at.state()) {
            case QUEUED, SENT, FAILED ->
                    Optional.of(
                            Step.of(
                                    at.advanced(State.DELIVERED, now),
                                    DeliveryDetail.ACKNOWLEDGED.of()));
            case DELIVERED, UNDERSTOOD, ACCEPTED, CHANGED, REJECTED, STOPPED -> Optional.empty();
        };
    }

    /**
     * The supplier's system says whether it could read the document.
     *
     * @return empty if it is known already, or the supplier has answered the order itself
     */
    static Optional<Step> read(Standing at, boolean understood, String detail, Instant now) {
        return switch (at.state()) {
            case QUEUED, SENT, DELIVERED, FAILED ->
                    Optional.of(
                            understood
                                    ? Step.of(at.advanced(State.UNDERSTOOD, now), detail)
                                    : Step.of(at.ended(State.FAILED), detail));
            case UNDERSTOOD ->
                    understood
                            ? Optional.empty()
                            : Optional.of(Step.of(at.ended(State.FAILED), detail));
            case ACCEPTED, CHANGED, REJECTED, STOPPED -> Optional.empty();
        };
    }

    /** The supplier answered the order: whatever we know of its way, it has arrived. */
    static Optional<Step> answered(Standing at, State verdict, String detail, Instant now) {
        return at.state() == State.STOPPED
                ? Optional.empty()
                : Optional.of(Step.of(at.advanced(verdict, now), detail));
    }

    /**
     * What an acknowledgement answers came once more: the supplier has not got it, or not read it.
     *
     * @return empty if it is on its way
     */
    static Optional<Step> cameAgain(Standing at, String detail, Instant now) {
        return switch (at.state()) {
            case QUEUED, SENT -> Optional.empty();
            case DELIVERED, UNDERSTOOD, FAILED, ACCEPTED, CHANGED, REJECTED, STOPPED ->
                    at.mayHaveLeft()
                            ? Optional.of(Step.of(requeued(at, now), detail))
                            : Optional.empty();
        };
    }

    private static Standing requeued(Standing at, Instant now) {
        return new Standing(
                State.QUEUED,
                at.attempt(),
                0,
                at.stopWanted(),
                Optional.of(now),
                at.waitingSince());
    }

    /**
     * A person wants another try.
     *
     * @return empty if the document's way is over or it has been answered
     */
    static Optional<Step> retry(Standing at, String who, Instant now) {
        return switch (at.state()) {
            case QUEUED, SENT, DELIVERED, UNDERSTOOD, FAILED ->
                    Optional.of(Step.of(requeued(at, now), DeliveryDetail.QUEUED_AGAIN.of(who)));
            case ACCEPTED, CHANGED, REJECTED, STOPPED -> Optional.empty();
        };
    }
}
