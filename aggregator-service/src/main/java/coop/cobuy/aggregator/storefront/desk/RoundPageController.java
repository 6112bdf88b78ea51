package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.rounds.RoundCourse;
import coop.cobuy.aggregator.rounds.Rounds;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopRounds;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** One round: its demand as it grows, and its steps. */
@PageController("/desk/rounds/{id}")
@Needs(Action.MANAGE_ROUNDS)
@Hidden
class RoundPageController {

    private static final String PAGE = "desk/round.jte";
    private static final int REASON_MAX = 500;
    private static final int WORDS_MAX = 100;

    private final Pages pages;
    private final Rounds rounds;
    private final RoundCourse course;
    private final DemandTable demand;
    private final Suppliers suppliers;

    RoundPageController(
            Pages pages,
            Rounds rounds,
            RoundCourse course,
            DemandTable demand,
            Suppliers suppliers) {
        this.pages = pages;
        this.rounds = rounds;
        this.course = course;
        this.demand = demand;
        this.suppliers = suppliers;
    }

    @Get
    HttpResponse<?> show(
            Visit visit,
            UUID id,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String supplier,
            @Nullable @QueryValue String view,
            @Nullable @QueryValue Integer page) {
        String words = q == null ? "" : q.substring(0, Math.min(q.length(), WORDS_MAX));
        DemandPage.Ask ask =
                new DemandPage.Ask(
                        words,
                        supplier == null ? "" : supplier,
                        DemandPage.View.of(view),
                        page == null ? 1 : Math.clamp(page, 1, 100_000));
        return pages.show(visit, PAGE, page(visit, known(visit, id), ask, Form.empty()));
    }

    private Round known(Visit visit, UUID id) {
        return rounds.find(visit.caller().coop(), new RoundId(id)).orElseThrow(ShopRounds::missing);
    }

    private DemandPage page(Visit visit, Round round, DemandPage.Ask ask, Form form) {
        CoopId coop = visit.caller().coop();
        int met =
                round.mark()
                        .map(mark -> rounds.met(coop, round.id(), mark.phase()).size())
                        .orElse(0);
        Map<SupplierId, String> names = new HashMap<>();
        for (SupplierId id : round.plan().suppliers()) {
            suppliers.find(coop, id).ifPresent(found -> names.put(id, found.terms().name()));
        }
        return new DemandPage(
                round,
                met,
                ask,
                round.snapshot().map(name -> demand.of(coop, round, ask)),
                names,
                form);
    }

    private interface Step {
        Round take(RoundId id);
    }

    @Post("/opening")
    HttpResponse<?> open(Visit visit, UUID id, Form form) {
        return step(visit, id, form, "desk.told.opening", r -> course.open(visit.caller(), r));
    }

    @Post("/completion")
    HttpResponse<?> complete(Visit visit, UUID id, Form form) {
        return step(visit, id, form, "desk.told.cutting", r -> course.cut(visit.caller(), r));
    }

    @Post("/closing")
    HttpResponse<?> close(Visit visit, UUID id, Form form) {
        return step(visit, id, form, "desk.told.closing", r -> course.close(visit.caller(), r));
    }

    @Post("/cancellation")
    HttpResponse<?> cancel(Visit visit, UUID id, Form form) {
        String reason = Typed.text(visit, form, "reason", REASON_MAX);
        if (reason == null) {
            DemandPage page = page(visit, known(visit, id), first(), form);
            return pages.again(visit, PAGE, page);
        }
        return step(
                visit,
                id,
                form,
                "desk.told.cancelling",
                r -> course.cancel(visit.caller(), r, reason));
    }

    private HttpResponse<?> step(Visit visit, UUID id, Form form, String told, Step step) {
        Round round = known(visit, id);
        try {
            step.take(round.id());
            return pages.sendTo("/desk/rounds/" + id, Flash.done(told));
        } catch (Refused refused) {
            form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            DemandPage page = page(visit, known(visit, id), first(), form);
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page);
        }
    }

    private static DemandPage.Ask first() {
        return new DemandPage.Ask("", "", DemandPage.View.ASKED, 1);
    }
}
