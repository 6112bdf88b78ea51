package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.ListDifference;
import coop.cobuy.aggregator.catalog.ListTakeover;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.PlatformReason;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Price lists that suppliers sent: looked at, taken over, put away. */
@PageController("/desk/price-lists/{id}")
@Needs(Action.MANAGE_CATALOGUE)
@Hidden
class PriceListController {

    private static final String PAGE = "desk/price-list.jte";

    private final Pages pages;
    private final ListTakeover lists;
    private final Suppliers suppliers;

    PriceListController(Pages pages, ListTakeover lists, Suppliers suppliers) {
        this.pages = pages;
        this.lists = lists;
        this.suppliers = suppliers;
    }

    private interface Step {
        Flash take(ListTakeover.Sent list, String ifMatch);
    }

    @Get
    HttpResponse<?> show(Visit visit, UUID id, @Nullable @QueryValue Integer page) {
        int number = page == null ? 1 : Math.clamp(page, 1, 100_000);
        return pages.show(visit, PAGE, page(visit, known(visit, id), number, Form.empty()));
    }

    private ListTakeover.Sent known(Visit visit, UUID id) {
        return lists.find(visit.caller().coop(), id)
                .orElseThrow(() -> new HttpStatusException(HttpStatus.NOT_FOUND, "no list"));
    }

    private PriceListPage page(Visit visit, ListTakeover.Sent list, int page, Form form) {
        List<ListDifference> all =
                list.state().equals("WAITING")
                        ? lists.compare(visit.caller(), list.id())
                        : List.of();
        int from = Math.min((page - 1) * PriceListPage.SIZE, all.size());
        return new PriceListPage(
                list,
                suppliers
                        .find(visit.caller().coop(), list.supplier())
                        .map(supplier -> supplier.terms().name())
                        .orElse(""),
                all.subList(from, Math.min(from + PriceListPage.SIZE, all.size())),
                all.size(),
                (int) all.stream().filter(one -> !one.canBeTaken()).count(),
                page,
                form);
    }

    /** All that can be taken, or what is ticked. */
    @Post("/takeover")
    HttpResponse<?> take(Visit visit, UUID id, Form form) {
        Set<String> skus = form.has("which", "some") ? new HashSet<>(form.all("sku")) : null;
        if (skus != null && skus.isEmpty()) {
            form.wrong("sku", visit.t("desk.wrong.nothing-ticked"));
            return pages.again(visit, PAGE, page(visit, known(visit, id), 1, form));
        }
        return step(
                visit,
                id,
                form,
                (list, ifMatch) -> {
                    ListTakeover.Done done =
                            lists.take(visit.caller(), list.supplier(), id, ifMatch, skus);
                    return Flash.done(
                            "desk.told.taken",
                            visit.number(done.created()),
                            visit.number(done.changed()),
                            visit.number(done.ended()),
                            visit.number(done.left()));
                });
    }

    @Post("/rejection")
    HttpResponse<?> reject(Visit visit, UUID id, Form form) {
        return step(
                visit,
                id,
                form,
                (list, ifMatch) -> {
                    lists.reject(visit.caller(), list.supplier(), id, ifMatch);
                    return Flash.done("desk.told.list-rejected");
                });
    }

    private HttpResponse<?> step(Visit visit, UUID id, Form form, Step step) {
        ListTakeover.Sent list = known(visit, id);
        try {
            Flash told = step.take(list, '"' + form.value("version") + '"');
            return pages.sendTo("/desk/price-lists/" + id, told);
        } catch (Refused refused) {
            boolean stale = refused.reason() == PlatformReason.VERSION_CHANGED;
            form.wrong(
                    stale
                            ? visit.t("desk.wrong.stale-list")
                            : visit.reason(refused.reason().name(), refused.detail()));
            PriceListPage page = page(visit, known(visit, id), 1, form);
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page);
        }
    }
}
