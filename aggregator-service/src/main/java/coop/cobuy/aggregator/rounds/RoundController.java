package coop.cobuy.aggregator.rounds;

import com.fasterxml.jackson.databind.JsonNode;

import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.ETags;
import coop.cobuy.aggregator.platform.MergePatch;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.transaction.annotation.Transactional;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The co-op's rounds: planned and steered by buyers, seen by all but suppliers. */
@Controller("/api/v1/rounds")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.MANAGE_ROUNDS)
@Tag(name = "rounds")
class RoundController {

    private static final UUID HIGHEST = new UUID(-1, -1);
    private static final int REASON_MAX = 500;

    private final Rounds rounds;
    private final RoundPlanning planning;
    private final RoundCourse course;
    private final MergePatch patches;

    RoundController(Rounds rounds, RoundPlanning planning, RoundCourse course, MergePatch patches) {
        this.rounds = rounds;
        this.planning = planning;
        this.course = course;
        this.patches = patches;
    }

    /** Why a round is called off. */
    record CancellationBody(@Nullable String reason) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Transactional
    @Operation(summary = "Plan a round; it opens and closes by itself or by hand")
    HttpResponse<RoundView> plan(
            @Parameter(hidden = true) Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body RoundBody body) {
        RoundId id = planning.plan(caller, key, body);
        return shown(
                caller, HttpResponse.created(URI.create("/api/v1/rounds/" + id)), find(caller, id));
    }

    @Get
    @Needs(Action.SEE_ROUNDS)
    @Operation(summary = "The co-op's rounds, newest first, in pages")
    HttpResponse<Paging.Items<RoundView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            @Nullable @QueryValue RoundState state,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        UUID before = paging.after().map(c -> c.uuid(0)).orElse(HIGHEST);
        List<Round> found =
                state == null
                        ? rounds.before(caller.coop(), before, paging.rows())
                        : rounds.before(caller.coop(), state, before, paging.rows());
        return paging.answer(
                request, found, round -> Cursor.of(round.id()), round -> view(caller, round));
    }

    @Get("/{id}")
    @Needs(Action.SEE_ROUNDS)
    @Operation(summary = "One round, with the progress of the step that is on its way")
    HttpResponse<RoundView> get(@Parameter(hidden = true) Caller caller, UUID id) {
        return shown(caller, HttpResponse.ok(), find(caller, new RoundId(id)));
    }

    @Patch("/{id}")
    @RequestBody(content = @Content(schema = @Schema(implementation = RoundBody.class)))
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Transactional
    @Operation(summary = "Change some fields of a planned round")
    HttpResponse<RoundView> change(
            @Parameter(hidden = true) Caller caller,
            UUID id,
            @Nullable @Header("If-Match") String ifMatch,
            @Body JsonNode patch) {
        Round before = rounds.lock(caller.coop(), new RoundId(id));
        ETags.require(ifMatch, before.version());
        RoundBody body = patches.apply(RoundBody.of(before.plan()), patch, RoundBody.class);
        Round after = planning.change(caller, before, body.check(caller.currency()));
        return shown(caller, HttpResponse.ok(), after);
    }

    @Post("/{id}/opening")
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Open a planned round now; open when every partition knows")
    HttpResponse<RoundView> open(@Parameter(hidden = true) Caller caller, UUID id) {
        return shown(caller, HttpResponse.accepted(), course.open(caller, new RoundId(id)));
    }

    @Post("/{id}/completion")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Begin the completion phase of an open round now",
            description =
                    "For rounds that have one. From here on orders are taken conditionally: they"
                            + " count if they still help to fill open cases when the round is"
                            + " closed, in the order of their arrival.")
    HttpResponse<RoundView> complete(@Parameter(hidden = true) Caller caller, UUID id) {
        return shown(caller, HttpResponse.accepted(), course.cut(caller, new RoundId(id)));
    }

    @Post("/{id}/closing")
    @Status(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Close a round for good now; frozen when every partition has met the cut",
            description =
                    "An open round, also one with a completion phase, which it then does not have;"
                            + " or one in its completion phase, which ends.")
    HttpResponse<RoundView> close(@Parameter(hidden = true) Caller caller, UUID id) {
        return shown(caller, HttpResponse.accepted(), course.close(caller, new RoundId(id)));
    }

    @Post("/{id}/cancellation")
    @Status(HttpStatus.ACCEPTED)
    @Operation(summary = "Call a round off, until its first purchase order is approved")
    HttpResponse<RoundView> cancel(
            @Parameter(hidden = true) Caller caller, UUID id, @Body CancellationBody body) {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        String reason = problems.text("/reason", body.reason(), REASON_MAX);
        problems.throwIfAny();
        Round after = course.cancel(caller, new RoundId(id), reason == null ? "" : reason);
        return shown(caller, HttpResponse.accepted(), after);
    }

    private Round find(Caller caller, RoundId id) {
        return rounds.find(caller.coop(), id)
                .orElseThrow(() -> new Refused(RoundReason.ROUND_NOT_FOUND));
    }

    private RoundView view(Caller caller, Round round) {
        int met =
                round.mark()
                        .map(m -> rounds.met(caller.coop(), round.id(), m.phase()).size())
                        .orElse(0);
        return RoundView.of(round, met);
    }

    private HttpResponse<RoundView> shown(
            Caller caller, MutableHttpResponse<RoundView> response, Round round) {
        return response.body(view(caller, round)).header("ETag", ETags.of(round.version()));
    }
}
