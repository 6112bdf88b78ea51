package coop.cobuy.aggregator.storefront;

import coop.cobuy.aggregator.platform.PageRequests;
import coop.cobuy.problem.Problem;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterPatternStyle;
import io.micronaut.http.filter.ServerFilterPhase;

/**
 * What each answer to a browser has: headers that keep others out of our pages and, where something
 * went wrong, a page instead of a problem in JSON. The API is left alone.
 */
@ServerFilter(patternStyle = FilterPatternStyle.REGEX, value = "^/(?!api/).*$")
class PageAnswers implements Ordered {

    private final Pages pages;
    private final Visits visits;
    private final PageHeaders headers;

    PageAnswers(Pages pages, Visits visits, PageHeaders headers) {
        this.pages = pages;
        this.visits = visits;
        this.headers = headers;
    }

    /** Around security, so that its refusals become pages too. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.order();
    }

    /** On the event loop: it asks no database. */
    @ResponseFilter
    MutableHttpResponse<?> dress(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        if (!PageRequests.isPage(request)) {
            return answer;
        }
        Object body = answer.body();
        MutableHttpResponse<?> dressed =
                body instanceof Problem problem ? instead(request, problem, answer) : answer;
        headers.addTo(dressed);
        return dressed;
    }

    private MutableHttpResponse<?> instead(
            HttpRequest<?> request, Problem problem, MutableHttpResponse<?> answer) {
        Visit visit = visits.plain(request);
        MutableHttpResponse<String> page =
                pages.show(
                        visit,
                        HttpStatus.valueOf(problem.status()),
                        "error/error.jte",
                        ErrorPage.of(visit, problem));
        String wait = answer.getHeaders().get("Retry-After");
        return wait == null ? page : page.header("Retry-After", wait);
    }
}
