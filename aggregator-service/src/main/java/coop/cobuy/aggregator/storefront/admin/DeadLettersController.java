package coop.cobuy.aggregator.storefront.admin;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.DeadLetterOffice;
import coop.cobuy.aggregator.platform.DeadLetterOffice.Asker;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.purchasing.UndeliveredOrders;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetterDesk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The co-op's records that could not be applied: looked at, tried again, put out of the way. */
@PageController("/admin/dead-letters")
@Needs(Action.MANAGE_DEAD_LETTERS)
@Hidden
class DeadLettersController {

    private static final String HOME = "/admin/dead-letters";
    private static final String ONE = "admin/dead-letter.jte";
    private static final int SHOWN = 50;
    private static final Pattern PLACE =
            Pattern.compile("([^:]{1,200}):([0-9]{1,9}):([0-9]{1,18})");

    private final DeadLetterOffice office;
    private final UndeliveredOrders orders;
    private final Pages pages;

    DeadLettersController(DeadLetterOffice office, UndeliveredOrders orders, Pages pages) {
        this.office = office;
        this.orders = orders;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> page(
            Visit visit,
            @QueryValue(defaultValue = "false") boolean resolved,
            @Nullable @QueryValue String after) {
        List<DeadLetter> found =
                office.list(asker(visit), null, !resolved, place(after), SHOWN + 1);
        List<DeadLetter> shown = found.size() > SHOWN ? found.subList(0, SHOWN) : found;
        String next =
                found.size() > SHOWN
                        ? HOME + "?resolved=" + resolved + "&after=" + text(shown.getLast().place())
                        : null;
        return pages.show(
                visit,
                "admin/dead-letters.jte",
                new DeadLettersPage(shown, resolved, next, orders.of(visit.caller().coop())));
    }

    private static Asker asker(Visit visit) {
        return new Asker(visit.caller());
    }

    private static String text(Place place) {
        return place.topic() + ":" + place.partition() + ":" + place.offset();
    }

    /** Nothing that is a place: from the first. */
    private static @Nullable Place place(@Nullable String text) {
        Matcher parts = PLACE.matcher(text == null ? "" : text);
        return parts.matches()
                ? new Place(
                        parts.group(1),
                        Integer.parseInt(parts.group(2)),
                        Long.parseLong(parts.group(3)))
                : null;
    }

    @Get("/{topic}/{partition}/{offset}")
    HttpResponse<?> one(Visit visit, String topic, int partition, long offset) {
        Place place = new Place(topic, partition, offset);
        return pages.show(
                visit, ONE, new DeadLetterPage(Form.empty(), office.open(asker(visit), place)));
    }

    @Post("/{topic}/{partition}/{offset}/retry")
    HttpResponse<?> retry(Visit visit, String topic, int partition, long offset) {
        Place place = new Place(topic, partition, offset);
        try {
            office.retry(asker(visit), place);
            return pages.sendTo(DeadLettersPage.path(place), Flash.done("admin.dead.retried"));
        } catch (Refused e) {
            return told(visit, place, e);
        }
    }

    /** What was resolved meanwhile, as by a form that was sent twice, is shown as it is. */
    private HttpResponse<?> told(Visit visit, Place place, Refused refused) {
        if (refused.reason().name().equals("DEAD_LETTER_RESOLVED")) {
            return pages.sendTo(
                    DeadLettersPage.path(place), Flash.note("admin.dead.resolved-before"));
        }
        DeadLetterDesk.Opened opened = office.open(asker(visit), place);
        Form form = Form.empty();
        form.wrong(visit.reason(refused.reason().name(), refused.detail()));
        return pages.again(visit, ONE, new DeadLetterPage(form, opened));
    }

    @Post("/{topic}/{partition}/{offset}/discard")
    HttpResponse<?> discard(Visit visit, Form form, String topic, int partition, long offset) {
        Place place = new Place(topic, partition, offset);
        String because = form.text("because").orElse("");
        if (because.isEmpty() || because.length() > DeadLetterDesk.BECAUSE_MAX) {
            form.wrong(
                    "because",
                    visit.t("admin.dead.because.wrong", visit.number(DeadLetterDesk.BECAUSE_MAX)));
            return pages.again(
                    visit, ONE, new DeadLetterPage(form, office.open(asker(visit), place)));
        }
        try {
            office.discard(asker(visit), place, because);
            return pages.sendTo(DeadLettersPage.path(place), Flash.done("admin.dead.discarded"));
        } catch (Refused e) {
            return told(visit, place, e);
        }
    }
}
