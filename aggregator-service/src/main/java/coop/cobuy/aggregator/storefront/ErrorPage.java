package coop.cobuy.aggregator.storefront;

import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.Problem;

import java.util.List;
import java.util.Set;

/**
 * What is shown where a page could not be.
 *
 * @param kind the beginning of its texts' names
 * @param detail a sentence about this occurrence, empty if there is nothing to add
 */
public record ErrorPage(int status, String kind, String detail, List<FieldProblem> errors) {

    private static final Set<Integer> WITH_TEXTS = Set.of(401, 403, 404, 409, 410, 413, 422, 429);

    public ErrorPage {
        errors = List.copyOf(errors);
    }

    static ErrorPage of(Visit visit, Problem problem) {
        int status = problem.status();
        boolean ours = status < 500;
        String kind = WITH_TEXTS.contains(status) ? Integer.toString(status) : ours ? "4xx" : "5xx";
        String detail = ours ? visit.reason(problem.code(), "") : "";
        boolean told = status == 403 || (status == 404 && problem.code().equals("NOT_FOUND"));
        return new ErrorPage(
                status,
                kind,
                detail.isEmpty() && ours && !told ? problem.detail() : detail,
                ours ? problem.errors() : List.of());
    }
}
