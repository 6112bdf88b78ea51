package coop.cobuy.aggregator.identity;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Audit;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

@Controller("/api/v1/audit")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_AUDIT)
@Tag(name = "identity")
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    /**
     * Who did what.
     *
     * @param account who did it; of a sign-in that failed, whose name was tried
     * @param subject what it was done to
     */
    record AuditView(
            UUID id, Instant at, UUID account, String action, String subject, String detail) {

        static AuditView of(Audit.Entry entry) {
            return new AuditView(
                    entry.id(),
                    entry.at(),
                    entry.account(),
                    entry.action(),
                    entry.subject(),
                    entry.detail());
        }
    }

    @Get
    @Operation(summary = "Who did what in your co-op, oldest first: sign-ins, too")
    HttpResponse<Paging.Items<AuditView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Audit.Entry> found = audit.after(caller.coop(), paging.afterUuid(), paging.rows());
        return paging.answer(request, found, entry -> Cursor.of(entry.id()), AuditView::of);
    }
}
