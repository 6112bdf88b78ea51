package coop.cobuy.aggregator.storefront.supplier;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

/** In which format and by which way a supplier takes its documents, and a test of that. */
@PageController("/supplier/feed")
@Needs(Action.MANAGE_OWN_FEED)
@Hidden
class FeedController {

    private static final String PAGE = "supplier/feed.jte";
    private static final String HOME = "/supplier/feed";
    private static final int NOT_FOUND = 404;
    private static final int STALE = 412;

    private final FeedClient feeds;
    private final FeedForms forms;
    private final Audit audit;
    private final Pages pages;

    FeedController(FeedClient feeds, FeedForms forms, Audit audit, Pages pages) {
        this.feeds = feeds;
        this.forms = forms;
        this.audit = audit;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> show(Visit visit) {
        return pages.show(visit, PAGE, page(profile(visit), Form.empty(), null));
    }

    private FeedClient.Answer profile(Visit visit) {
        if (visit.caller().supplier().isEmpty()) {
            throw new HttpStatusException(HttpStatus.NOT_FOUND, "no supplier");
        }
        return feeds.profile(visit.caller());
    }

    private FeedPage page(FeedClient.Answer read, Form form, FeedPage.@Nullable Trial trial) {
        boolean away = read.isAway();
        JsonNode profile = read.body();
        if (!away) {
            forms.preset(form, profile);
        }
        return new FeedPage(
                form,
                version(read),
                profile.path("hasSecret").asBoolean(false),
                profile.path("switchedOff").isTextual()
                        ? profile.path("switchedOff").asText()
                        : null,
                away,
                trial);
    }

    private static int version(FeedClient.Answer read) {
        return read.status() == NOT_FOUND ? 0 : read.body().path("version").asInt(0);
    }

    /** The version that was seen is replaced, so nobody's change is lost. */
    @Post
    HttpResponse<?> save(Visit visit, Form form) {
        FeedClient.Answer before = profile(visit);
        if (before.isAway()) {
            return pages.again(visit, PAGE, page(before, form, null));
        }
        JsonNode content = forms.read(visit, form, before.body());
        if (form.isGood()) {
            String seen = form.value("version");
            int version = seen.matches("[0-9]{1,9}") ? Integer.parseInt(seen) : 0;
            FeedClient.Answer saved = feeds.put(visit.caller(), content, version);
            if (saved.status() == HttpStatus.OK.getCode()) {
                audit.record(
                        visit.caller(),
                        "feed.changed",
                        "supplier/" + visit.caller().supplier().orElseThrow(),
                        form.value("format") + " by " + form.value("transport"));
                return pages.sendTo(HOME, Flash.done("supplier.feed.saved"));
            }
            return notSaved(visit, form, before, saved);
        }
        return pages.again(visit, PAGE, page(before, form, null));
    }

    private HttpResponse<?> notSaved(
            Visit visit, Form form, FeedClient.Answer before, FeedClient.Answer saved) {
        if (saved.status() == STALE) {
            form.wrong(visit.t("supplier.feed.stale"));
            return pages.show(visit, HttpStatus.CONFLICT, PAGE, page(before, form, null));
        }
        if (saved.body().path("detail").isMissingNode()) {
            form.wrong(visit.t("supplier.feed.away"));
        } else {
            FeedForms.place(form, saved.body());
        }
        return pages.again(visit, PAGE, page(before, form, null));
    }

    /** Of what is saved, whatever is typed by now. */
    @Post("/trial")
    HttpResponse<?> tryIt(Visit visit) {
        FeedClient.Answer profile = profile(visit);
        FeedClient.Answer tried = feeds.trial(visit.caller());
        if (tried.status() == HttpStatus.OK.getCode()) {
            FeedPage.Trial trial =
                    new FeedPage.Trial(
                            tried.body().path("result").asText(),
                            tried.body().path("detail").asText());
            return pages.show(visit, PAGE, page(profile, Form.empty(), trial));
        }
        FeedPage page = page(profile, Form.empty(), null);
        page.form()
                .wrong(
                        tried.status() == 429
                                ? visit.t("supplier.feed.trial.wait")
                                : tried.body()
                                        .path("detail")
                                        .asText(visit.t("supplier.feed.away")));
        return pages.again(visit, PAGE, page);
    }
}
