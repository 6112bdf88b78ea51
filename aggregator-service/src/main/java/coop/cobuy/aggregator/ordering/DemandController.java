package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.platform.Role;
import coop.cobuy.id.RoundId;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.reactivestreams.Publisher;

import java.util.UUID;

/** What a round's members want together, as it grows. Names nobody. */
@Controller("/api/v1/rounds/{round}/demand")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Role.OF_MEMBER, Role.OF_BUYER, Role.OF_BOOKKEEPER, Role.OF_ADMINISTRATOR})
@Tag(name = "ordering")
class DemandController {

    private final LiveDemand demand;
    private final DemandStreams streams;

    DemandController(LiveDemand demand, DemandStreams streams) {
        this.demand = demand;
        this.streams = streams;
    }

    @Get
    @Operation(
            summary = "The round's demand, offer by offer, and what is missing to the next price")
    LiveDemand.RoundDemand now(Caller caller, UUID round) {
        return demand.find(caller.coop(), new RoundId(round))
                .orElseThrow(() -> new Refused(OrderReason.ROUND_NOT_FOUND));
    }

    @Get(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(summary = "The same as server-sent events: at once, then whenever it changes")
    Publisher<Event<LiveDemand.RoundDemand>> stream(Caller caller, UUID round) {
        now(caller, round);
        return streams.watch(caller.coop(), new RoundId(round));
    }
}
