package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.NoticeId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.annotation.Transactional;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@Controller("/api/v1/notices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.READ_NOTICES)
@Tag(name = "notices")
class NoticeController {

    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 0, 0);
    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final UUID NOBODY = new UUID(0, 0);

    private final InboxRows inbox;
    private final NoticeRows notices;
    private final Clock clock;

    NoticeController(InboxRows inbox, NoticeRows notices, Clock clock) {
        this.inbox = inbox;
        this.notices = notices;
        this.clock = clock;
    }

    /** A notice as it is shown. */
    record NoticeView(
            NoticeId id,
            String kind,
            String subject,
            String text,
            @Nullable String link,
            Instant toldAt,
            boolean read) {

        static NoticeView of(InboxRow row) {
            return new NoticeView(
                    new NoticeId(row.id()),
                    row.kind(),
                    row.subject(),
                    row.text(),
                    row.link(),
                    UtcTime.instant(row.toldAt()),
                    row.readAt() != null);
        }
    }

    @Get
    @Operation(summary = "What you are told: as the member you act for, and in your roles")
    HttpResponse<Paging.Items<NoticeView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<InboxRow> rows =
                inbox.before(
                        caller.coop().value(),
                        caller.member().map(member -> member.value()).orElse(NOBODY),
                        caller.roles().stream().map(Enum::name).toList(),
                        caller.account().value(),
                        paging.after().map(c -> UtcTime.ofMicros(c.number(0))).orElse(LAST),
                        paging.after().map(c -> c.uuid(1)).orElse(HIGHEST),
                        paging.rows());
        return paging.answer(
                request,
                rows,
                row -> Cursor.of(UtcTime.micros(row.toldAt()), row.id()),
                NoticeView::of);
    }

    @Put("/{id}/read")
    @Status(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Mark a notice as read by you")
    HttpResponse<?> read(@Parameter(hidden = true) Caller caller, UUID id) {
        NoticeRow row =
                notices.find(caller.coop().value(), id)
                        .filter(found -> isFor(caller, found))
                        .orElseThrow(() -> new Refused(NoticeReason.NOTICE_UNKNOWN));
        notices.markRead(row.coopId(), id, caller.account().value(), UtcTime.of(clock.instant()));
        return HttpResponse.noContent();
    }

    private static boolean isFor(Caller caller, NoticeRow row) {
        UUID member = row.memberId();
        String role = row.role();
        boolean toMember =
                member != null && caller.member().filter(m -> m.value().equals(member)).isPresent();
        return toMember || (role != null && caller.is(Role.valueOf(role)));
    }
}
