package coop.cobuy.adapter.platform;

import coop.cobuy.adapter.platform.DeadLetterOffice.Asker;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetterDesk;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Purchase orders of the log that could not be taken, as an administrator handles them. */
@Controller("/api/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.OF_ADMINISTRATOR, OperatorToken.ROLE})
@Tag(name = "dead letters")
class DeadLetterController {

    private static final int PAGE = 100;

    private final DeadLetterOffice office;

    DeadLetterController(DeadLetterOffice office) {
        this.office = office;
    }

    /** Why nobody is to try it again. */
    record DiscardBody(@Nullable String reason) {}

    private static Asker asker(Authentication authentication) {
        return Asker.of(BearerTokens.caller(authentication));
    }

    @Get
    @Operation(
            summary = "Records of the log that could not be taken, in the order of their places",
            description =
                    "A co-op's administrator sees those that name the co-op. A page has 100; the"
                            + " header Link names the next one.")
    HttpResponse<List<LetterView>> list(
            @Parameter(hidden = true) Authentication authentication,
            HttpRequest<?> request,
            @Parameter(description = "only of this topic") @Nullable @QueryValue String topic,
            @Parameter(description = "also what was put out of the way")
                    @QueryValue(defaultValue = "false")
                    boolean resolved,
            @Nullable @QueryValue String cursor) {
        Place after = cursor == null ? null : Page.place(cursor);
        List<DeadLetter> found =
                office.list(asker(authentication), topic, !resolved, after, PAGE + 1);
        List<LetterView> shown = found.stream().limit(PAGE).map(LetterView::of).toList();
        return found.size() <= PAGE
                ? HttpResponse.ok(shown)
                : HttpResponse.ok(shown)
                        .header(
                                "Link",
                                Page.next(request, Page.cursor(found.get(PAGE - 1).place())));
    }

    @Get("/{topic}/{partition}/{offset}")
    @Operation(summary = "One of them, with its bytes")
    LetterView.WithBytes show(
            @Parameter(hidden = true) Authentication authentication,
            String topic,
            int partition,
            long offset) {
        Place place = new Place(topic, partition, offset);
        return LetterView.WithBytes.of(office.open(asker(authentication), place));
    }

    @Post("/{topic}/{partition}/{offset}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Try it again, once: it is appended to the log anew")
    LetterView.WithBytes retry(
            @Parameter(hidden = true) Authentication authentication,
            String topic,
            int partition,
            long offset) {
        Place place = new Place(topic, partition, offset);
        return LetterView.WithBytes.of(office.retry(asker(authentication), place));
    }

    @Post("/{topic}/{partition}/{offset}/discard")
    @Operation(summary = "Put it out of the way: nobody will try it again")
    LetterView.WithBytes discard(
            @Parameter(hidden = true) Authentication authentication,
            String topic,
            int partition,
            long offset,
            @Body DiscardBody body) {
        String reason = Objects.requireNonNullElse(body.reason(), "").strip();
        if (reason.isEmpty() || reason.length() > DeadLetterDesk.BECAUSE_MAX) {
            throw new BadInput(
                    "/reason", "1 to " + DeadLetterDesk.BECAUSE_MAX + " characters are expected");
        }
        Place place = new Place(topic, partition, offset);
        return LetterView.WithBytes.of(office.discard(asker(authentication), place, reason));
    }
}
