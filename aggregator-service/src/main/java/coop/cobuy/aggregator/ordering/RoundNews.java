package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundListener;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.UUID;

/**
 * Tells all members of a co-op that a round takes orders, and that it closes soon. Some at a time,
 * each lot in a transaction of its own; after a crash from the beginning, since whoever was told is
 * not told again.
 */
@Singleton
class RoundNews implements RoundListener {

    private static final int AT_ONCE = 1000;
    private static final UUID FIRST = new UUID(0, 0);

    private final Rounds rounds;
    private final Members members;
    private final Notices notices;

    RoundNews(Rounds rounds, Members members, Notices notices) {
        this.rounds = rounds;
        this.members = members;
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
                .ifPresent(open -> tellAll(coop, open, "round.opened", opened(coop, open)));
    }

    @Override
    public void ending(CoopId coop, RoundId round) {
        rounds.find(coop, round)
                .filter(Round.Open.class::isInstance)
                .ifPresent(open -> tellAll(coop, open, "round.closing-soon", ending(coop, open)));
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

    private void tellAll(CoopId coop, Round round, String what, Message message) {
        UUID after = FIRST;
        List<Member> some = members.after(coop, after, AT_ONCE);
        while (!some.isEmpty()) {
            List<MemberId> told = some.stream().filter(Member::active).map(Member::id).toList();
            notices.tellMembers(coop, told, what + "/" + round.id(), message);
            after = some.getLast().id().value();
            some = members.after(coop, after, AT_ONCE);
        }
    }
}
