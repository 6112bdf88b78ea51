package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import jakarta.inject.Singleton;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells members by notices what became of orders that they may not be looking at. Each notice is
 * named by the place in the log that it is about, so a replay tells nobody again.
 */
@Singleton
final class MemberTellings implements OrderTellings {

    private final Notices notices;
    private final Rounds rounds;

    MemberTellings(Notices notices, Rounds rounds) {
        this.notices = notices;
        this.rounds = rounds;
    }

    /** The connection's transaction is the framework's, so the notices are in it. */
    @Override
    public void tell(Connection connection, List<Telling> tellings) {
        Map<RoundKey, List<MemberId>> cancelled = new HashMap<>();
        Map<RoundKey, String> names = new HashMap<>();
        Map<UUID, List<Notices.Told>> others = new HashMap<>();
        for (Telling telling : tellings) {
            if (telling.kind() == Telling.Kind.ROUND_CANCELLED) {
                cancelled
                        .computeIfAbsent(telling.round(), r -> new ArrayList<>())
                        .add(new MemberId(telling.member().member()));
            } else {
                String name = names.computeIfAbsent(telling.round(), this::name);
                others.computeIfAbsent(telling.member().coop(), c -> new ArrayList<>())
                        .addAll(told(telling, name));
            }
        }
        others.forEach((coop, told) -> notices.tell(new CoopId(coop), told));
        cancelled.forEach(this::tellCancelled);
    }

    private void tellCancelled(RoundKey round, List<MemberId> members) {
        String name = name(round);
        Message message =
                new Message(
                        "order.round-cancelled",
                        name + " was cancelled",
                        name
                                + " was cancelled"
                                + because(round)
                                + ". Your order in it does not count; what it held of your funds is"
                                + " free again.",
                        "/api/v1/rounds/" + round.round());
        notices.tellMembers(
                new CoopId(round.coop()),
                members,
                "order.round-cancelled/" + round.round(),
                message);
    }

    private static List<Notices.Told> told(Telling telling, String name) {
        Recipient member = Recipient.member(new MemberId(telling.member().member()));
        // What was parked may be refused later, at the same place.
        String about = telling.kind() == Telling.Kind.PARKED ? "order.parked/" : "order/";
        String once = about + telling.round().round() + "/" + telling.place();
        String link =
                "/api/v1/rounds/"
                        + telling.round().round()
                        + "/orders/"
                        + telling.member().member();
        Message toMember = toMember(telling, name, link);
        Notices.Told told = new Notices.Told(member, once, toMember);
        return telling.kind() == Telling.Kind.PARKED
                ? List.of(told, new Notices.Told(Recipient.buyers(), once, parkedToBuyers(link)))
                : List.of(told);
    }

    private static Message toMember(Telling telling, String name, String link) {
        return switch (telling.kind()) {
            case REFUSED ->
                    new Message(
                            "order.refused",
                            "Your order for " + name + " was not taken",
                            telling.detail(),
                            link);
            case CORRECTED ->
                    new Message(
                            "order.corrected",
                            "Your order for " + name + " was corrected",
                            "A buyer of your co-op corrected your order after the cut-off: "
                                    + telling.detail(),
                            link);
            case ORDERED_FOR ->
                    new Message(
                            "order.placed-for-you",
                            "An order for " + name + " was placed for you",
                            "A buyer of your co-op placed or changed your order.",
                            link);
            case CARRIED_OVER ->
                    new Message(
                            "order.carried-over",
                            "What you asked for is now in " + name,
                            telling.detail()
                                    + " Look at your order there, and change it as you like.",
                            link);
            case STANDING_PLACED ->
                    new Message(
                            "order.standing",
                            "Your standing order is in " + name,
                            "What you order in each round was placed for you. Look at it there;"
                                    + " until the cut-off you can change or withdraw it.",
                            link);
            case COMPLETED ->
                    new Message(
                            "order.completed",
                            "Your change for " + name + " counts",
                            "What you asked for in the completion phase helps to fill a case, and"
                                    + " is part of your order now.",
                            link);
            case PARKED ->
                    new Message(
                            "order.parked",
                            "Your order is on hold",
                            "Your order could not be processed because of a fault of ours. Nothing"
                                    + " is lost; your co-op's buyers know and look after it.",
                            link);
            case ROUND_CANCELLED ->
                    throw new IllegalArgumentException("told to all of its members at once");
        };
    }

    private static Message parkedToBuyers(String link) {
        return new Message(
                "order.parked",
                "A member's orders are on hold",
                "A command of this member could not be processed because of a fault of ours; it"
                        + " and the member's later ones wait. An administrator sees them among the"
                        + " dead letters; once the fault is mended, releasing the member applies"
                        + " them.",
                link);
    }

    private String because(RoundKey round) {
        return find(round)
                .flatMap(Round::calledOff)
                .map(off -> ": " + off.reason().replaceFirst("[.\\s]+$", ""))
                .orElse("");
    }

    private Optional<Round> find(RoundKey round) {
        return rounds.find(new CoopId(round.coop()), new RoundId(round.round()));
    }

    private String name(RoundKey round) {
        return find(round).map(found -> found.plan().name()).orElse("a round that there is not");
    }
}
