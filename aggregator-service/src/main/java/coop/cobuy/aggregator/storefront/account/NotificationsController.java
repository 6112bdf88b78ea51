package coop.cobuy.aggregator.storefront.account;

import coop.cobuy.aggregator.notices.Inbox;
import coop.cobuy.aggregator.notices.NoticeChoices;
import coop.cobuy.aggregator.notices.NoticeTopic;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody is told, and which of it comes by mail. */
@PageController("/account/notifications")
@Needs(Action.MANAGE_OWN_ACCOUNT)
@Hidden
class NotificationsController {

    private static final String TEMPLATE = "account/notifications.jte";
    private static final String HOME = "/account/notifications";
    private static final String FIELD = "mails";
    private static final int NEWS_MAX = 20;

    private final NoticeChoices choices;
    private final Inbox inbox;
    private final Pages pages;

    NotificationsController(NoticeChoices choices, Inbox inbox, Pages pages) {
        this.choices = choices;
        this.inbox = inbox;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(Visit visit) {
        List<String> wanted = choices.wanted(visit.caller()).stream().map(Enum::name).toList();
        return pages.show(
                visit,
                TEMPLATE,
                new NotificationsPage(
                        Form.of(Map.of(FIELD, wanted)),
                        topics(visit),
                        inbox.newest(visit.caller(), visit.language().locale(), NEWS_MAX)));
    }

    /** Members hear of rounds and money, buyers of suppliers. */
    private static List<NoticeTopic> topics(Visit visit) {
        boolean member = visit.caller().member().isPresent();
        boolean buyer = visit.caller().is(Role.BUYER);
        return Arrays.stream(NoticeTopic.values())
                .filter(
                        topic ->
                                switch (topic) {
                                    case ROUND_OPENED, CLOSING_SOON, RESULT, STATEMENT -> member;
                                    case LATE_SUPPLIER -> buyer;
                                })
                .toList();
    }

    /** What is not asked for on this reader's page stays as it is. */
    @Post
    HttpResponse<?> choose(Visit visit, Form form) {
        Set<NoticeTopic> wanted = EnumSet.noneOf(NoticeTopic.class);
        wanted.addAll(choices.wanted(visit.caller()));
        for (NoticeTopic topic : topics(visit)) {
            if (form.has(FIELD, topic.name())) {
                wanted.add(topic);
            } else {
                wanted.remove(topic);
            }
        }
        choices.choose(visit.caller(), wanted);
        return pages.sendTo(HOME, Flash.done("account.notifications.done"));
    }
}
