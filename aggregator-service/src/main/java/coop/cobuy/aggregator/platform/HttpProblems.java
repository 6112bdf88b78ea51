package coop.cobuy.aggregator.platform;

import coop.cobuy.problem.FieldProblem;
import coop.cobuy.problem.Problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

import java.util.List;

/** Answers that are problems, RFC 9457. */
public final class HttpProblems {

    /** In the API's description, for what a route answers beside 4XX. */
    public static final String IN_API = "#/components/responses/Problem";

    private HttpProblems() {}

    public static MutableHttpResponse<Problem> answer(Refused refused) {
        Reason reason = refused.reason();
        return answer(reason.status(), reason.name(), refused.detail(), refused.errors());
    }

    public static MutableHttpResponse<Problem> answer(
            int status, String code, String detail, List<FieldProblem> errors) {
        HttpStatus known = HttpStatus.valueOf(status);
        return HttpResponse.<Problem>status(known)
                .contentType(new MediaType(Problem.MEDIA_TYPE))
                .body(Problem.of(status, code, known.getReason(), detail, errors));
    }
}
