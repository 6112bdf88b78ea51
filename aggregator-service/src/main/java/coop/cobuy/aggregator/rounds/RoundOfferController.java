package coop.cobuy.aggregator.rounds;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.OfferView;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Cursor;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Paging;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.id.Id;
import coop.cobuy.id.RoundId;

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

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What can be ordered in a round, at the terms that hold in it. */
@Controller("/api/v1/rounds/{id}/offers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_ROUNDS)
@Tag(name = "rounds")
class RoundOfferController {

    private static final Comparator<UUID> AS_BYTES =
            (a, b) -> Arrays.compareUnsigned(Id.bytes(a), Id.bytes(b));

    private final Rounds rounds;
    private final RoundSnapshots snapshots;

    RoundOfferController(Rounds rounds, RoundSnapshots snapshots) {
        this.rounds = rounds;
        this.snapshots = snapshots;
    }

    @Get
    @Operation(summary = "The offers of a round since it opened, in pages")
    HttpResponse<Paging.Items<OfferView>> list(
            @Parameter(hidden = true) Caller caller,
            HttpRequest<?> request,
            UUID id,
            @Nullable @QueryValue String cursor,
            @Nullable @QueryValue Integer limit) {
        Paging paging = Paging.of(cursor, limit);
        List<Offer> found =
                snapshot(caller, new RoundId(id)).offers().values().stream()
                        .filter(o -> AS_BYTES.compare(o.id().value(), paging.afterUuid()) > 0)
                        .sorted(Comparator.comparing(o -> o.id().value(), AS_BYTES))
                        .limit(paging.rows())
                        .toList();
        return paging.answer(request, found, o -> Cursor.of(o.id()), OfferView::of);
    }

    private RoundSnapshot snapshot(Caller caller, RoundId id) {
        Round round =
                rounds.find(caller.coop(), id)
                        .orElseThrow(() -> new Refused(RoundReason.ROUND_NOT_FOUND));
        SnapshotName name =
                round.snapshot().orElseThrow(() -> new Refused(RoundReason.ROUND_NOT_OPEN));
        return snapshots
                .find(caller.coop(), id, name.version())
                .orElseThrow(() -> new IllegalStateException("no snapshot of round " + id));
    }
}
