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
                .ifPresent(open -> tell(coop, open, opened(coop, open)));
    }

    @Override
    public void ending(CoopId coop, RoundId round) {
        rounds.find(coop, round)
                .filter(Round.Open.class::isInstance)
                .ifPresent(open -> tell(coop, open, ending(coop, open)));
    }

    @Override
    public void frozen(CoopId coop, RoundId round) {
        // Members are told what it brings them once that is known.
    }

    @Override
    public void cancelled(CoopId coop, RoundId round) {
        // Those who ordered are told as the mark is applied.
    }

    private Message opened(CoopId coop, Round round) {
        String name = round.plan().name();
        return new Message(
                "round.opened",
                name + " is open",
                "You can order in %s until %s."
                        .formatted(name, notices.moment(coop, round.plan().cutOff())),
                link(round));
    }

    private Message ending(CoopId coop, Round round) {
        String name = round.plan().name();
        return new Message(
                "round.closing-soon",
                name + " closes soon",
                "Until %s you can still order in %s, change your order or withdraw it."
                        .formatted(notices.moment(coop, round.plan().cutOff()), name),
                link(round));
    }

    private static String link(Round round) {
        return "/api/v1/rounds/" + round.id();
    }

    private void tell(CoopId coop, Round round, Message message) {
        String once = message.kind() + "/" + round.id();
        notices.tell(coop, Recipient.allMembers(), once, message);
    }
}
