package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.ordering.OrdersForOthers;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.ordering.OwnOrders.Decided;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.LineForm;
import coop.cobuy.aggregator.storefront.shop.ShopIndex;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Orders in members' names: for who has no phone, and corrections after the cut. */
@PageController("/desk/rounds/{id}/orders")
@Needs(Action.ORDER_FOR_OTHERS)
@Hidden
class MemberOrdersController {

    private static final String PAGE = "desk/member-order.jte";
    private static final String LIST = "desk/member-orders.jte";
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int SHOWN = 50;
    private static final UUID LOWEST = new UUID(0, 0);

    private final Pages pages;
    private final ShopRounds rounds;
    private final OrdersForOthers orders;
    private final Members members;
    private final AddedLines added;
    private final IdSource ids;

    MemberOrdersController(
            Pages pages,
            ShopRounds rounds,
            OrdersForOthers orders,
            Members members,
            AddedLines added,
            IdSource ids) {
        this.pages = pages;
        this.rounds = rounds;
        this.orders = orders;
        this.members = members;
        this.added = added;
        this.ids = ids;
    }

    /**
     * @param number of a member whose order is looked for; null: all are listed
     */
    @Get
    HttpResponse<?> list(
            Visit visit,
            UUID id,
            @Nullable @QueryValue UUID after,
            @Nullable @QueryValue String number) {
        CoopId coop = visit.caller().coop();
        Round round = rounds.round(coop, new RoundId(id));
        Form form = Form.empty();
        if (number != null) {
            Optional<Member> member = members.byNumber(coop, number.strip());
            if (member.isPresent()) {
                return pages.sendTo("/desk/rounds/" + id + "/orders/" + member.get().id());
            }
            form.with("number", number).wrong("number", visit.t("desk.wrong.member"));
        }
        MemberOrdersPage page = page(visit, round, after, form);
        return form.isGood() ? pages.show(visit, LIST, page) : pages.again(visit, LIST, page);
    }

    private MemberOrdersPage page(Visit visit, Round round, @Nullable UUID after, Form form) {
        List<OrdersForOthers.OfMember> found =
                orders.after(visit.caller(), round.id(), after == null ? LOWEST : after, SHOWN + 1);
        boolean more = found.size() > SHOWN;
        List<OrdersForOthers.OfMember> shown = more ? found.subList(0, SHOWN) : found;
        Map<MemberId, Member> known =
                members.byIds(
                        visit.caller().coop(),
                        shown.stream().map(OrdersForOthers.OfMember::member).toList());
        List<MemberOrdersPage.Placed> placed = new ArrayList<>();
        for (OrdersForOthers.OfMember each : shown) {
            Member member = known.get(each.member());
            placed.add(
                    new MemberOrdersPage.Placed(
                            each.member().toString(),
                            member == null
                                    ? each.member().toString()
                                    : member.number() + " " + member.name(),
                            each.order().lines().size(),
                            each.order().held(),
                            each.order().changedAt()));
        }
        String next =
                more
                        ? "/desk/rounds/" + round.id() + "/orders?after=" + shown.getLast().member()
                        : null;
        return new MemberOrdersPage(round, placed, form, next);
    }

    @Get("/{member}")
    HttpResponse<?> show(Visit visit, UUID id, UUID member) {
        Round round = rounds.round(visit.caller().coop(), new RoundId(id));
        if (round.snapshot().isEmpty()) {
            return pages.sendTo("/desk/rounds/" + id, Flash.note("desk.told.no-demand"));
        }
        Member of = known(visit, member);
        return pages.show(visit, PAGE, page(visit, round, of, Form.empty()));
    }

    private Member known(Visit visit, UUID member) {
        return members.find(visit.caller().coop(), new MemberId(member))
                .orElseThrow(ShopRounds::missing);
    }

    private MemberOrderPage page(Visit visit, Round round, Member member, Form form) {
        ShopIndex index =
                rounds.index(visit.caller().coop(), round).orElseThrow(ShopRounds::missing);
        Optional<OwnOrders.Order> order = orders.find(visit.caller(), round.id(), member.id());
        List<MemberOrderPage.Row> rows = new ArrayList<>();
        for (OwnOrders.Line line :
                order.map(o -> o.conditional().orElse(o.lines())).orElse(List.of())) {
            index.find(line.offer())
                    .ifPresent(item -> rows.add(new MemberOrderPage.Row(item, Optional.of(line))));
        }
        return new MemberOrderPage(round, member, order, rows, ids.next().toString(), form);
    }

    @Post("/{member}")
    HttpResponse<?> save(Visit visit, UUID id, UUID member, Form form) {
        Round round = rounds.round(visit.caller().coop(), new RoundId(id));
        Member of = known(visit, member);
        ShopIndex index =
                rounds.index(visit.caller().coop(), round).orElseThrow(ShopRounds::missing);
        List<Wanted> lines = lines(visit, form, index);
        boolean correct = round.state() == RoundState.FROZEN;
        String reason =
                correct ? Typed.text(visit, form, "reason", OrdersForOthers.REASON_MAX) : null;
        TypedFields.key(visit, form);
        if (form.isGood()) {
            try {
                Decided decided = take(visit, round, of, form, lines, correct ? reason : null);
                String told = told(visit, form, decided, correct);
                if (form.isGood()) {
                    return pages.sendTo(
                            "/desk/rounds/" + id + "/orders/" + member, Flash.done(told));
                }
            } catch (Refused refused) {
                form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            } catch (BadInput bad) {
                bad.errors().forEach(error -> form.wrong(visit.why(error)));
            }
        }
        return pages.again(visit, PAGE, page(visit, round, of, form));
    }

    private List<Wanted> lines(Visit visit, Form form, ShopIndex index) {
        List<Wanted> lines = new ArrayList<>();
        for (String name : form.all("line")) {
            ShopIndex.Item item =
                    index.numbered(LineForm.number(name)).orElseThrow(ShopRounds::missing);
            Wanted wanted = LineForm.read(visit, form, item.offer(), "." + item.number());
            if (!wanted.quantity().equals("0")) {
                lines.add(wanted);
            }
        }
        added.read(visit, form, index, lines);
        return lines;
    }

    /**
     * @param reason null: it is no correction
     */
    private Decided take(
            Visit visit,
            Round round,
            Member member,
            Form form,
            List<Wanted> lines,
            @Nullable String reason) {
        String key = form.value("key");
        String version = form.value("version").strip();
        return reason == null
                ? orders.place(visit.caller(), round.id(), member.id(), key, version, lines, WAIT)
                : orders.correct(
                        visit.caller(), round.id(), member.id(), key, version, lines, reason, WAIT);
    }

    private static String wrong(Visit visit, Form form, Decided.Refusal refusal) {
        if (!refusal.code().equals("STALE_VERSION")) {
            return visit.reason(refusal.code(), refusal.detail());
        }
        boolean sawNone = form.text("version").isEmpty();
        return visit.t(sawNone ? "desk.wrong.first-order" : "desk.wrong.stale-order");
    }

    private static String told(Visit visit, Form form, Decided decided, boolean corrected) {
        return switch (decided) {
            case Decided.Accepted _ -> corrected ? "desk.told.corrected" : "desk.told.ordered";
            case Decided.Conditionally _ -> "desk.told.ordered-conditional";
            case Decided.Later _ -> "desk.told.ordered-later";
            case Decided.Refusal refusal -> {
                form.wrong(wrong(visit, form, refusal));
                yield "";
            }
        };
    }
}
