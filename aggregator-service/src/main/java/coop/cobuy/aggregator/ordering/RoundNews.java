package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundListener;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

/** Tells all members of a co-op that a round takes orders, and that it closes soon. */
@Singleton
class RoundNews implements RoundListener {

    private final Rounds rounds;
    private final Notices notices;

    RoundNews(Rounds rounds, Notices notices) {
        this.rounds = rounds;
        this.notices = notices;
    }

    @Override
    public String name() {
        return "ordering.news";
    }

    @Override
    public void opened(CoopId coop, RoundId round) {
        rounds.find(coop, round)
                .filter(Round.Open.class::isInstance)
                .ifPresent(open -> tell(coop, open, "round.opened"));
    }

    @Override
    public void ending(CoopId coop, RoundId round) {
        rounds.find(coop, round)
                .filter(Round.Open.class::isInstance)
                .ifPresent(open -> tell(coop, open, "round.closing-soon"));
    }

    @Override
    public void frozen(CoopId coop, RoundId round) {
        // Members are told what it brings them once that is known.
    }

    @Override
    public void cancelled(CoopId coop, RoundId round) {
        // Those who ordered are told as the mark is applied.
    }

    private void tell(CoopId coop, Round round, String kind) {
        Message message =
                Message.beside(
                        RoundNews.class,
                        kind,
                        "/api/v1/rounds/" + round.id(),
                        round.plan().name(),
                        round.plan().cutOff());
        notices.tell(coop, Recipient.allMembers(), kind + "/" + round.id(), message);
    }
}
