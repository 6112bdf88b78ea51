package coop.cobuy.aggregator.platform;

import coop.cobuy.aggregator.platform.DeadLetterOffice.Asker;
import coop.cobuy.log.DeadLetter;
import coop.cobuy.log.DeadLetter.Place;
import coop.cobuy.log.DeadLetterDesk;
import coop.cobuy.log.DeadLetterDesk.Opened;

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
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;

@Controller("/api/v1/dead-letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(value = Action.MANAGE_DEAD_LETTERS, orOperator = true)
@Tag(name = "dead letters")
class DeadLetterController {

    private final DeadLetterOffice office;

    DeadLetterController(DeadLetterOffice office) {
        this.office = office;
    }

    /**
     * A record that could not be applied.
     *
     * @param kind UNREADABLE, FAILED by a fault of ours, or FOLLOWS_FAILED of the same member
     * @param sender whom the record names: account, supplier or member
     * @param coop whose it is, if it says so
     * @param at when it came into the log
     */
    record LetterView(
            String topic,
            int partition,
            long offset,
            String kind,
            String reason,
            long sizeBytes,
            @Nullable UUID coop,
            @Nullable String sender,
            Instant at,
            Instant parkedAt,
            @Nullable ResolutionView resolution) {

        static LetterView of(DeadLetter letter) {
            Place place = letter.place();
            DeadLetter.Resolution resolution = letter.resolution();
            return new LetterView(
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    letter.kind().name(),
                    letter.reason(),
                    letter.sizeBytes(),
                    letter.coop(),
                    letter.sender(),
                    letter.at(),
                    letter.parkedAt(),
                    resolution == null
                            ? null
                            : new ResolutionView(
                                    resolution.outcome().name(),
                                    resolution.at(),
                                    resolution.by(),
                                    resolution.because()));
        }
    }

    /**
     * What became of it.
     *
     * @param outcome RETRIED, RELEASED or DISCARDED
     */
    record ResolutionView(String outcome, Instant at, String by, @Nullable String because) {}

    /** With its bytes: as text where they are UTF-8, else as Base64. */
    record OpenedView(LetterView letter, BytesView key, BytesView payload) {

        static OpenedView of(Opened opened) {
            return new OpenedView(
                    LetterView.of(opened.letter()),
                    BytesView.of(opened.content().key()),
                    BytesView.of(opened.content().value()));
        }
    }

    /** Bytes: one of the two. */
    record BytesView(@Nullable String text, @Nullable String base64) {

        static BytesView of(byte[] bytes) {
            return StrictText.of(bytes)
                    .map(text -> new BytesView(text, null))
                    .orElseGet(
                            () -> new BytesView(null, Base64.getEncoder().encodeToString(bytes)));
        }
    }

    /** Why nobody is to try it again. */
    record DiscardBody(@Nullable String reason) {}

    private static Asker asker(Authentication authentication) {
        return new Asker(KnownCallers.caller(authentication).orElse(null));
    }

    @Get
    @Operation(
            summary = "Records of the log that could not be applied, in the order of their places",
            description = "A co-op's administrator sees those that name the co-op.")
    HttpResponse<Paging.Items<LetterView>> list(
            @Parameter(hidden = true) Authentication authentication,
            HttpRequest<?> request,
            @Parameter(description = "only of this topic") @Nullable @QueryValue String topic,
            @Parameter(description = "also what was put out of the way") @Nullable @QueryValue
                    Boolean resolved,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        Place after =
                paging.after()
                        .map(at -> new Place(at.part(0), (int) at.number(1), at.number(2)))
                        .orElse(null);
        boolean openOnly = !Objects.requireNonNullElse(resolved, false);
        return paging.answer(
                request,
                office.list(asker(authentication), topic, openOnly, after, paging.rows()),
                DeadLetterController::cursor,
                LetterView::of);
    }

    private static Cursor cursor(DeadLetter letter) {
        Place place = letter.place();
        return Cursor.of(place.topic(), place.partition(), place.offset());
    }

    @Get("/{topic}/{partition}/{offset}")
    @Operation(summary = "One of them, with its bytes")
    OpenedView show(
            @Parameter(hidden = true) Authentication authentication,
            String topic,
            int partition,
            long offset) {
        Place place = new Place(topic, partition, offset);
        return OpenedView.of(office.open(asker(authentication), place));
    }

    @Post("/{topic}/{partition}/{offset}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Try it again, once",
            description =
                    "It is appended to the log anew. Where it waits for a member whose commands are"
                            + " parked, the member is released instead, with all that waits, and it"
                            + " is resolved when that is applied.")
    HttpResponse<OpenedView> retry(
            @Parameter(hidden = true) Authentication authentication,
            String topic,
            int partition,
            long offset) {
        Place place = new Place(topic, partition, offset);
        return HttpResponse.accepted()
                .body(OpenedView.of(office.retry(asker(authentication), place)));
    }

    @Post("/{topic}/{partition}/{offset}/discard")
    @Operation(summary = "Put it out of the way: nobody will try it again")
    OpenedView discard(
            @Parameter(hidden = true) Authentication authentication,
            String topic,
            int partition,
            long offset,
            @Body DiscardBody body) {
        BadInput.Gatherer errors = new BadInput.Gatherer();
        String reason = errors.text("/reason", body.reason(), DeadLetterDesk.BECAUSE_MAX);
        errors.throwIfAny();
        Place place = new Place(topic, partition, offset);
        return OpenedView.of(
                office.discard(asker(authentication), place, Objects.requireNonNull(reason)));
    }
}
