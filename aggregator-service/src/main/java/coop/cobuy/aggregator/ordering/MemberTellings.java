package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.notices.Message;
import coop.cobuy.aggregator.notices.Notices;
import coop.cobuy.aggregator.notices.Recipient;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.text.Sentence;

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
 * named by the place in the log that it is about, so a replay tells nobody again. What buyers did
 * for members is in the audit log likewise.
 */
@Singleton
final class MemberTellings implements OrderTellings {

    private final Notices notices;
    private final Rounds rounds;
    private final Audit audit;

    MemberTellings(Notices notices, Rounds rounds, Audit audit) {
        this.notices = notices;
        this.rounds = rounds;
        this.audit = audit;
    }

    /** The connection's transaction is the framework's, so the notices are in it. */
    @Override
    public void tell(Connection connection, List<Telling> tellings) {
        Map<RoundKey, List<MemberId>> cancelled = new HashMap<>();
        Map<RoundKey, Object> names = new HashMap<>();
        Map<UUID, List<Notices.Told>> others = new HashMap<>();
        for (Telling telling : tellings) {
            if (telling.kind() == Telling.Kind.ROUND_CANCELLED) {
                cancelled
                        .computeIfAbsent(telling.round(), r -> new ArrayList<>())
                        .add(new MemberId(telling.member().member()));
            } else {
                Object name = names.computeIfAbsent(telling.round(), this::name);
                others.computeIfAbsent(telling.member().coop(), c -> new ArrayList<>())
                        .addAll(told(telling, name));
            }
        }
        others.forEach((coop, told) -> notices.tell(new CoopId(coop), told));
        cancelled.forEach(this::tellCancelled);
        deeds(tellings).forEach((coop, deeds) -> audit.recordOnce(new CoopId(coop), deeds));
    }

    private static Map<UUID, List<Audit.Deed>> deeds(List<Telling> tellings) {
        Map<UUID, List<Audit.Deed>> deeds = new HashMap<>();
        for (Telling telling : tellings) {
            Telling.Deed deed = telling.deed();
            if (deed != null) {
                deeds.computeIfAbsent(telling.member().coop(), c -> new ArrayList<>())
                        .add(audited(telling, deed));
            }
        }
        return deeds;
    }

    private static Audit.Deed audited(Telling telling, Telling.Deed deed) {
        UUID round = telling.round().round();
        String action =
                switch (deed.origin()) {
                    case CORRECTION -> "order.corrected";
                    default ->
                            deed.lines() == 0
                                    ? "order.withdrawn-for-member"
                                    : "order.placed-for-member";
                };
        String detail = "round " + round + ", lines " + deed.lines();
        return new Audit.Deed(
                "order/" + round + "/" + telling.place(),
                deed.at(),
                deed.by(),
                action,
                "member/" + telling.member().member(),
                deed.reason().isEmpty() ? detail : detail + ": " + deed.reason());
    }

    private void tellCancelled(RoundKey round, List<MemberId> members) {
        Message message =
                Message.beside(
                        MemberTellings.class,
                        "order.round-cancelled",
                        "/api/v1/rounds/" + round.round(),
                        name(round),
                        because(round));
        notices.tellMembers(
                new CoopId(round.coop()),
                members,
                "order.round-cancelled/" + round.round(),
                message);
    }

    private static List<Notices.Told> told(Telling telling, Object name) {
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

    private static Message toMember(Telling telling, Object name, String link) {
        return switch (telling.kind()) {
            case REFUSED -> say("order.refused", link, name, telling.why());
            case CORRECTED -> say("order.corrected", link, name, telling.why());
            case ORDERED_FOR -> say("order.placed-for-you", link, name);
            case CARRIED_OVER -> say("order.carried-over", link, name);
            case STANDING_PLACED -> say("order.standing", link, name);
            case COMPLETED -> say("order.completed", link, name);
            case PARKED -> say("order.parked", link, name);
            case ROUND_CANCELLED ->
                    throw new IllegalArgumentException("told to all of its members at once");
        };
    }

    private static Message say(String kind, String link, Object... arguments) {
        return Message.beside(MemberTellings.class, kind, link, arguments);
    }

    private static Message parkedToBuyers(String link) {
        return Message.named(MemberTellings.class, "order.parked-of-member", "order.parked", link);
    }

    /** Why a buyer corrected an order, in the buyer's own words. */
    static Sentence correctedFor(String reason) {
        return Sentence.beside(MemberTellings.class, "corrected", reason);
    }

    private Object because(RoundKey round) {
        return find(round)
                .flatMap(Round::calledOff)
                .<Object>map(
                        off ->
                                Sentence.beside(
                                        MemberTellings.class,
                                        "because",
                                        off.reason().replaceFirst("[.\\s]+$", "")))
                .orElse("");
    }

    private Optional<Round> find(RoundKey round) {
        return rounds.find(new CoopId(round.coop()), new RoundId(round.round()));
    }

    private Object name(RoundKey round) {
        return find(round)
                .<Object>map(found -> found.plan().name())
                .orElseGet(() -> Sentence.beside(MemberTellings.class, "round.unknown"));
    }
}
