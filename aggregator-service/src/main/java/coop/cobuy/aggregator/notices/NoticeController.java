package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.UtcTime;
import coop.cobuy.id.NoticeId;
import coop.cobuy.text.Voice;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

@Controller("/api/v1/notices")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.READ_NOTICES)
@Tag(name = "notices")
class NoticeController {

    private final Inbox inbox;
    private final NoticeRows notices;
    private final NoticeChoices choices;
    private final Clock clock;

    NoticeController(Inbox inbox, NoticeRows notices, NoticeChoices choices, Clock clock) {
        this.inbox = inbox;
        this.notices = notices;
        this.choices = choices;
        this.clock = clock;
    }

    /** What one is mailed about. */
    record ChoicesView(Set<NoticeTopic> mails) {}

    /** What one wants to be mailed about, and no other topic. */
    record ChoicesBody(@Nullable Set<NoticeTopic> mails) {}

    /** A notice as it is shown. */
    record NoticeView(
            NoticeId id,
            String kind,
            String subject,
            String text,
            @Nullable String link,
            Instant toldAt,
            boolean read) {

        static NoticeView of(InboxRow row, Voice voice) {
            NoticeWords words = NoticeWords.of(row, voice);
            return new NoticeView(
                    new NoticeId(row.id()),
                    row.kind(),
                    words.subject(),
                    words.text(),
                    row.link(),
                    UtcTime.instant(row.toldAt()),
                    row.readAt() != null);
        }
    }

    @Get
    @Operation(
            summary = "What you are told: as the member you act for, and in your roles",
            description = "Subjects and texts in English or German, by Accept-Language.")
    HttpResponse<Paging.Items<NoticeView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<InboxRow> rows =
                inbox.before(
                        caller,
                        paging.after().map(c -> UtcTime.ofMicros(c.number(0))).orElse(Inbox.LAST),
                        paging.after().map(c -> c.uuid(1)).orElse(Inbox.HIGHEST),
                        paging.rows());
        Voice voice = inbox.voice(caller, request.getLocale().orElse(Locale.ENGLISH));
        return paging.answer(
                request,
                rows,
                row -> Cursor.of(UtcTime.micros(row.toldAt()), row.id()),
                row -> NoticeView.of(row, voice));
    }

    @Put("/{id}/read")
    @Status(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Mark a notice as read by you")
    HttpResponse<?> read(@Parameter(hidden = true) Caller caller, UUID id) {
        NoticeRow row =
                notices.find(caller.coop().value(), id)
                        .filter(found -> Inbox.isFor(caller, found))
                        .orElseThrow(() -> new Refused(NoticeReason.NOTICE_UNKNOWN));
        notices.markRead(row.coopId(), id, caller.account().value(), UtcTime.of(clock.instant()));
        return HttpResponse.noContent();
    }

    @Get("/choices")
    @Needs(Action.MANAGE_OWN_ACCOUNT)
    @Operation(
            summary = "What you are mailed about",
            description = "Topics that can be switched off. All else is always mailed.")
    ChoicesView choices(@Parameter(hidden = true) Caller caller) {
        return new ChoicesView(choices.wanted(caller));
    }

    @Put("/choices")
    @Needs(Action.MANAGE_OWN_ACCOUNT)
    @Operation(summary = "Say what you want to be mailed about")
    ChoicesView choose(@Parameter(hidden = true) Caller caller, @Body ChoicesBody body) {
        Set<NoticeTopic> wanted = body.mails();
        if (wanted == null) {
            throw new BadInput("/mails", "is missing");
        }
        choices.choose(caller, wanted);
        return new ChoicesView(choices.wanted(caller));
    }
}
