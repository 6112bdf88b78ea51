package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.HttpProblems;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;

import jakarta.inject.Singleton;

import java.util.List;

/** A plan that was not begun, since too many others are waiting: nothing is wrong with it. */
final class PlansBusy extends RuntimeException {

    private static final int RETRY_SECONDS = 10;

    private final int status;
    private final String code;

    private PlansBusy(int status, String code, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The account has as many under way as one may have. */
    static PlansBusy ofAccount(int most) {
        return new PlansBusy(
                429,
                "TOO_MANY_PLANS",
                "This account has as many plans of this size under way as one may have, %d."
                        .formatted(most));
    }

    /** The instance has too much to do. */
    static PlansBusy ofInstance() {
        return new PlansBusy(
                503, "PLANS_BUSY", "Too many plans are waiting here; try again in a while.");
    }

    MutableHttpResponse<?> answer() {
        return HttpProblems.answer(status, code, String.valueOf(getMessage()), List.of())
                .header("Retry-After", Integer.toString(RETRY_SECONDS));
    }

    @Singleton
    @SuppressWarnings("rawtypes") // ExceptionHandler itself takes the raw HttpRequest
    static final class Answered implements ExceptionHandler<PlansBusy, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, PlansBusy busy) {
            return busy.answer();
        }
    }
}
