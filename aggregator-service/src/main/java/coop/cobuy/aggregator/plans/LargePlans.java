package coop.cobuy.aggregator.plans;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

import org.jspecify.annotations.Nullable;

import java.time.Clock;

/**
 * Lets few large bodies in at a time, before they are read: a dozen of them at once would fill the
 * memory of an instance and keep all its other requests waiting for the garbage collector.
 */
@ServerFilter(PlanController.PATH)
class LargePlans implements Ordered {

    private static final String TAKEN = "cobuy.plans.upload";

    private final PlanSettings settings;
    private final Uploads uploads;
    private final Clock clock;

    LargePlans(PlanSettings settings, Clock clock) {
        this.settings = settings;
        this.uploads = new Uploads(settings.uploadsMax(), settings.uploadMax());
        this.clock = clock;
    }

    /** After security: who has no token takes no place. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.after();
    }

    /** On the event loop: it only counts. Nothing: goes on. */
    @RequestFilter
    @Nullable HttpResponse<?> enter(HttpRequest<?> request) {
        long bytes = request.getContentLength();
        if (bytes >= 0 && bytes < settings.uploadFrom()) {
            return null;
        }
        if (!uploads.take(clock.instant())) {
            return PlansBusy.ofInstance().answer();
        }
        request.setAttribute(TAKEN, true);
        return null;
    }

    @ResponseFilter
    void leave(HttpRequest<?> request) {
        if (request.removeAttribute(TAKEN, Boolean.class).isPresent()) {
            uploads.giveBack();
        }
    }
}
