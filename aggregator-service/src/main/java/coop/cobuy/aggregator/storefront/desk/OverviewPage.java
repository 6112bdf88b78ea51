package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Visit;

import java.util.List;
import java.util.Optional;

/**
 * What needs the buyer now.
 *
 * @param rounds that are not over, those that end first at the head
 * @param questions rounds in which a buyer has to decide about missed minimums
 * @param toApprove drafts, some; more are behind a link
 * @param trouble with suppliers
 * @param toReceive what is on its way
 * @param parked members whose orders a fault kept back
 */
public record OverviewPage(
        List<Round> rounds,
        List<Questions> questions,
        List<OrderLists.Head> toApprove,
        List<OrderLists.Head> trouble,
        List<OrderLists.Head> toReceive,
        List<Parked> parked) {

    public OverviewPage {
        rounds = List.copyOf(rounds);
        questions = List.copyOf(questions);
        toApprove = List.copyOf(toApprove);
        trouble = List.copyOf(trouble);
        toReceive = List.copyOf(toReceive);
        parked = List.copyOf(parked);
    }

    /** Of one round, so many questions. */
    public record Questions(Round round, long open) {}

    /** A member and what went wrong. */
    public record Parked(String id, String name, String reason) {}

    /** Whether anything is to be done. */
    public boolean quiet() {
        return questions.isEmpty() && toApprove.isEmpty() && trouble.isEmpty() && parked.isEmpty();
    }

    /** The next moment at which something happens with a round by itself, and what. */
    public static Optional<String> next(Visit visit, Round round) {
        return switch (round.state()) {
            case PLANNED ->
                    Optional.of(visit.t("desk.next.opens", visit.moment(round.plan().opening())));
            case OPEN ->
                    Optional.of(visit.t("desk.next.closes", visit.moment(round.plan().cutOff())));
            case COMPLETING ->
                    round.plan()
                            .completionEnd()
                            .map(end -> visit.t("desk.next.closes", visit.moment(end)));
            case OPENING, CUTTING, CLOSING, RESOLVING, FROZEN, ORDERED, CANCELLING, CANCELLED ->
                    Optional.empty();
        };
    }

    /** How a state looks. */
    public static String style(RoundState state) {
        return switch (state) {
            case OPEN -> "good";
            case OPENING, CUTTING, COMPLETING, CLOSING, RESOLVING, FROZEN -> "warn";
            case CANCELLING, CANCELLED -> "bad";
            case PLANNED, ORDERED -> "";
        };
    }
}
