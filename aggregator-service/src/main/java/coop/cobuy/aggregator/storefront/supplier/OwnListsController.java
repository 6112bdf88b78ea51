package coop.cobuy.aggregator.storefront.supplier;

import coop.cobuy.aggregator.catalog.OwnLists;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Upload;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.problem.RowProblem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** A supplier's price lists: uploaded, and what became of them. */
@PageController("/supplier/price-lists")
@Needs(Action.SEND_OWN_PRICE_LISTS)
@Hidden
class OwnListsController {

    private static final String PAGE = "supplier/lists.jte";
    private static final int NUMBER_MAX = 100;

    private final OwnLists lists;
    private final Pages pages;

    OwnListsController(OwnLists lists, Pages pages) {
        this.lists = lists;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show(Visit visit) {
        return pages.show(visit, PAGE, page(visit, Form.empty(), List.of()));
    }

    private ListsPage page(Visit visit, Form form, List<RowProblem> problems) {
        return new ListsPage(
                form,
                lists.all(visit.caller()),
                problems.subList(0, Math.min(problems.size(), ListsPage.PROBLEMS_MAX)),
                problems.size());
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<?> send(
            Visit visit,
            @Nullable @Part("number") String number,
            @Nullable @Part("complete") String complete,
            @Nullable @Part("file") CompletedFileUpload file) {
        Form form =
                Form.of(
                        Map.of(
                                "number",
                                List.of(number == null ? "" : number),
                                "complete",
                                complete == null ? List.of() : List.of(complete)));
        String checked = TypedFields.text(visit, form, "number", NUMBER_MAX);
        Upload upload = Upload.of(file);
        if (upload == null) {
            form.wrong("file", visit.t("frame.wrong.file"));
        }
        if (checked == null || upload == null) {
            return pages.again(visit, PAGE, page(visit, form, List.of()));
        }
        return take(visit, form, checked, upload);
    }

    private HttpResponse<?> take(Visit visit, Form form, String number, Upload upload) {
        try {
            OwnLists.Outcome outcome =
                    lists.take(
                            visit.caller(),
                            new OwnLists.Upload(
                                    number,
                                    form.has("complete", "yes"),
                                    upload.name(),
                                    upload.content()));
            if (outcome.problems().isEmpty()) {
                return pages.sendTo(
                        "/supplier/price-lists",
                        Flash.done("supplier.lists.told", visit.number(outcome.lines())));
            }
            form.wrong("file", visit.n("supplier.lists.problems", outcome.problems().size()));
            return pages.again(visit, PAGE, page(visit, form, outcome.problems()));
        } catch (BadInput bad) {
            bad.errors().forEach(e -> form.wrong("file", visit.why(e)));
            return pages.again(visit, PAGE, page(visit, form, List.of()));
        } catch (Refused refused) {
            if (!refused.reason().name().equals("LIST_NUMBER_TAKEN")) {
                throw refused;
            }
            form.wrong("number", visit.t("supplier.lists.taken"));
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page(visit, form, List.of()));
        }
    }
}
