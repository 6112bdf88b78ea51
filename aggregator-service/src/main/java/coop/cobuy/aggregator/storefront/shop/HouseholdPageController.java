package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.identity.HouseholdPeople;
import coop.cobuy.aggregator.identity.Invitations;
import coop.cobuy.aggregator.members.Member;
import coop.cobuy.aggregator.members.Members;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Language;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.AccountId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.UUID;

/** Who belongs to a household, whom it invites, and what it can spend. */
@PageController("/household")
@Needs(Action.SEE_OWN_BALANCE)
@Hidden
class HouseholdPageController {

    private static final String TEMPLATE = "shop/household.jte";
    private static final String HOME = "/household";

    private final Pages pages;
    private final Members members;
    private final HouseholdPeople household;
    private final OwnOrders orders;

    HouseholdPageController(
            Pages pages, Members members, HouseholdPeople household, OwnOrders orders) {
        this.pages = pages;
        this.members = members;
        this.household = household;
        this.orders = orders;
    }

    @Get
    HttpResponse<?> household(Visit visit) {
        Form form = Form.empty().with("language", visit.language().tag());
        return pages.show(visit, TEMPLATE, page(visit, form));
    }

    private HouseholdPage page(Visit visit, Form form) {
        Member member =
                visit.caller()
                        .member()
                        .flatMap(id -> members.find(visit.caller().coop(), id))
                        .orElseThrow(ShopRounds::missing);
        return new HouseholdPage(
                form,
                member,
                household.people(visit.caller()),
                household.invited(visit.caller()),
                orders.funds(visit.caller()));
    }

    @Post("/invitations")
    @Needs(Action.MANAGE_HOUSEHOLD)
    HttpResponse<?> invite(Visit visit, Form form) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String mail = errors.mail("/mail", form.value("mail"));
        if (mail == null || !errors.isEmpty()) {
            form.wrong("mail", visit.t("shop.household.mail.wrong"));
        }
        Language language = TypedFields.language(visit, form, "language");
        if (mail == null || language == null || !form.isGood()) {
            return pages.again(visit, TEMPLATE, page(visit, form));
        }
        try {
            Invitations.Made made = household.invite(visit.caller(), mail, language.locale());
            return made.mailed()
                    ? pages.sendTo(HOME, Flash.done("shop.household.mailed"))
                    : pages.show(
                            visit,
                            HttpStatus.CREATED,
                            "shop/household-link.jte",
                            new HouseholdLink(mail, made.link()));
        } catch (Refused e) {
            form.wrong("mail", text(visit, e));
            return pages.again(visit, TEMPLATE, page(visit, form));
        }
    }

    private static String text(Visit visit, Refused refused) {
        return switch (refused.reason().name()) {
            case "INVITED_ALREADY" -> visit.t("shop.household.invited-already");
            case "HOUSEHOLD_FULL" ->
                    visit.t("shop.household.full", visit.number(HouseholdPeople.PEOPLE_MAX));
            case "TOO_MANY_ATTEMPTS" -> visit.t("shop.household.wait");
            default -> visit.reason(refused.reason().name(), refused.detail());
        };
    }

    @Post("/invitations/{id}/removal")
    @Needs(Action.MANAGE_HOUSEHOLD)
    HttpResponse<?> takeBack(Visit visit, UUID id) {
        household.takeBack(visit.caller(), id);
        return pages.sendTo(HOME, Flash.done("shop.household.taken-back"));
    }

    @Post("/people/{id}/removal")
    @Needs(Action.MANAGE_HOUSEHOLD)
    HttpResponse<?> remove(Visit visit, UUID id) {
        household.remove(visit.caller(), new AccountId(id));
        return pages.sendTo(HOME, Flash.done("shop.household.removed"));
    }
}
