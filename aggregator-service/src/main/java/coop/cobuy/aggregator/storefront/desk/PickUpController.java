package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.settlement.PickUps;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.RoundId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Optional;
import java.util.UUID;

/** Members who fetch their goods: checked off, and credited for what is missing or damaged. */
@PageController("/desk/rounds/{id}/pick-up/{member}")
@Needs(Action.RECEIVE_GOODS)
@Hidden
class PickUpController {

    private static final String PAGE = "desk/pick-up.jte";

    private final Pages pages;
    private final Rounds rounds;
    private final Members members;
    private final PackingLists lists;
    private final PickUps pickUps;

    PickUpController(
            Pages pages, Rounds rounds, Members members, PackingLists lists, PickUps pickUps) {
        this.pages = pages;
        this.rounds = rounds;
        this.members = members;
        this.lists = lists;
        this.pickUps = pickUps;
    }

    @Get
    HttpResponse<?> show(Visit visit, UUID id, UUID member) {
        return pages.show(visit, PAGE, page(visit, id, member, Form.empty()));
    }

    private PickUpPage page(Visit visit, UUID id, UUID memberId, Form form) {
        CoopId coop = visit.caller().coop();
        Round round = round(visit, id);
        Member member = member(visit, memberId);
        return new PickUpPage(
                round,
                member,
                lists.of(coop, round.id(), member.id()),
                pickUps.of(coop, round.id()).stream()
                        .filter(each -> each.member().equals(member.id()))
                        .findFirst(),
                pickUps.credits(coop, round.id(), member.id()),
                form);
    }

    private Round round(Visit visit, UUID id) {
        return rounds.find(visit.caller().coop(), new RoundId(id)).orElseThrow(ShopRounds::missing);
    }

    private Member member(Visit visit, UUID id) {
        return members.find(visit.caller().coop(), new MemberId(id))
                .orElseThrow(ShopRounds::missing);
    }

    @Post("/check")
    HttpResponse<?> checkOff(Visit visit, UUID id, UUID member) {
        pickUps.checkOff(visit.caller(), round(visit, id).id(), member(visit, member).id());
        return pages.sendTo(path(id, member), Flash.done("desk.told.fetched"));
    }

    @Post("/uncheck")
    HttpResponse<?> takeBack(Visit visit, UUID id, UUID member) {
        pickUps.takeBack(visit.caller(), round(visit, id).id(), member(visit, member).id());
        return pages.sendTo(path(id, member), Flash.note("desk.told.not-fetched"));
    }

    private static String path(UUID round, UUID member) {
        return "/desk/rounds/" + round + "/pick-up/" + member;
    }

    /** Fields bear the number of the product on the page, since there are several of them. */
    @Post("/credits")
    HttpResponse<?> credit(Visit visit, UUID id, UUID member, Form form) {
        PickUpPage before = page(visit, id, member, form);
        String n = form.value("n");
        Optional<PackingList.Entry> entry =
                before.list().entries().stream()
                        .filter(each -> each.offer().toString().equals(form.value("offer")))
                        .filter(each -> each.order().toString().equals(form.value("order")))
                        .findFirst();
        Units units = Typed.units(visit, form, "units." + n);
        if (entry.isEmpty()) {
            form.wrong(visit.t("desk.wrong.not-theirs"));
        } else if (units.isZero()) {
            form.wrong("units." + n, visit.t("desk.wrong.how-much"));
        } else if (units.compareTo(entry.get().units()) > 0) {
            form.wrong("units." + n, visit.t("desk.wrong.too-much"));
        }
        if (!PickUpPage.wrongs(visit).containsKey(form.value("how." + n))) {
            form.wrong("how." + n, visit.t("frame.wrong.choice"));
        }
        if (!form.isGood() || entry.isEmpty()) {
            return pages.again(visit, PAGE, before);
        }
        try {
            Money amount =
                    pickUps.credit(
                            visit.caller(),
                            before.round().id(),
                            before.member().id(),
                            entry.get().order(),
                            entry.get().offer(),
                            units,
                            form.value("how." + n).equals("damaged"));
            return pages.sendTo(
                    path(id, member), Flash.done("desk.told.credited", visit.money(amount)));
        } catch (Refused refused) {
            form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, id, member, form));
        }
    }
}
