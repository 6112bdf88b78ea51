package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.ordering.ParkedMembers;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.MinimumQuestions;
import coop.cobuy.aggregator.purchasing.OrderLists;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The buyer's first page. */
@PageController("/desk")
@Needs(Action.MAKE_DRAFTS)
@Hidden
class OverviewController {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final int EACH = 20;

    /** States of rounds that are not over; ORDERED ones are seen by their purchase orders. */
    private static final List<RoundState> CURRENT =
            List.of(
                    RoundState.OPEN,
                    RoundState.COMPLETING,
                    RoundState.OPENING,
                    RoundState.CUTTING,
                    RoundState.CLOSING,
                    RoundState.RESOLVING,
                    RoundState.FROZEN,
                    RoundState.PLANNED);

    private final Pages pages;
    private final Rounds rounds;
    private final OrderLists orders;
    private final MinimumQuestions questions;
    private final ParkedMembers parked;
    private final Members members;

    OverviewController(
            Pages pages,
            Rounds rounds,
            OrderLists orders,
            MinimumQuestions questions,
            ParkedMembers parked,
            Members members) {
        this.pages = pages;
        this.rounds = rounds;
        this.orders = orders;
        this.questions = questions;
        this.parked = parked;
        this.members = members;
    }

    @Get
    HttpResponse<?> overview(Visit visit) {
        CoopId coop = visit.caller().coop();
        List<Round> current = new ArrayList<>();
        for (RoundState state : CURRENT) {
            current.addAll(
                    rounds.before(coop, state, NEWEST, EACH).stream()
                            .sorted(Comparator.comparing(round -> round.plan().cutOff()))
                            .toList());
        }
        OverviewPage page =
                new OverviewPage(
                        current,
                        questions(coop, current),
                        orders.before(coop, OrderLists.Which.TO_APPROVE, null, null, EACH),
                        orders.before(coop, OrderLists.Which.TROUBLE, null, null, EACH),
                        orders.before(coop, OrderLists.Which.TO_RECEIVE, null, null, EACH),
                        parked(coop));
        return pages.show(visit, "desk/overview.jte", page);
    }

    private List<OverviewPage.Questions> questions(CoopId coop, List<Round> current) {
        List<OverviewPage.Questions> asked = new ArrayList<>();
        for (Round round : current) {
            if (round.state() == RoundState.FROZEN) {
                long open =
                        questions.of(coop, round.id()).stream()
                                .filter(MinimumQuestions.Question::open)
                                .count();
                if (open > 0) {
                    asked.add(new OverviewPage.Questions(round, open));
                }
            }
        }
        return asked;
    }

    private List<OverviewPage.Parked> parked(CoopId coop) {
        Map<MemberId, String> reasons = parked.of(coop);
        Map<MemberId, Member> known = members.byIds(coop, reasons.keySet());
        List<OverviewPage.Parked> found = new ArrayList<>();
        reasons.forEach(
                (id, reason) -> {
                    Member member = known.get(id);
                    String name =
                            member == null ? id.toString() : member.number() + " " + member.name();
                    found.add(new OverviewPage.Parked(id.toString(), name, reason));
                });
        return found;
    }

    @Post("/parked/{member}/release")
    @Needs(Action.RELEASE_MEMBERS)
    HttpResponse<?> release(Visit visit, UUID member) {
        MemberId known =
                members.find(visit.caller().coop(), new MemberId(member))
                        .map(Member::id)
                        .orElseThrow(ShopRounds::missing);
        try {
            parked.release(visit.caller(), known);
            return pages.sendTo("/desk", Flash.done("desk.told.released"));
        } catch (Refused refused) {
            return pages.sendTo("/desk", Flash.note("desk.told.not-parked"));
        }
    }
}
