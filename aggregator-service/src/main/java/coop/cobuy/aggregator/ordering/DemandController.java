package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.ordering.DemandReading.RoundDemand;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.Needs;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.inject.Named;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

@Controller("/api/v1/rounds/{round}/demand")
@ExecuteOn(TaskExecutors.BLOCKING)
@Needs(Action.SEE_ROUNDS)
@Tag(name = "ordering")
class DemandController {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final DemandReading reading;
    private final Scheduler blocking;
    private final Map<RoundKey, Flux<RoundDemand>> streams = new ConcurrentHashMap<>();

    DemandController(
            DemandReading reading, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.reading = reading;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Operation(
            summary = "How far a round has come",
            description =
                    "For each offer: units asked for, members, the price at this demand, how many"
                            + " units are missing to the next price and to a full case.")
    @Get
    RoundDemand show(@Parameter(hidden = true) Caller caller, String round) {
        return reading.read(key(caller, round));
    }

    @Operation(
            summary = "How far a round has come, live",
            description =
                    "Server-sent events: what the round's demand is, at once and whenever it has"
                            + " changed.")
    @Get(value = "/stream", produces = MediaType.TEXT_EVENT_STREAM)
    Publisher<Event<RoundDemand>> stream(@Parameter(hidden = true) Caller caller, String round) {
        RoundKey key = key(caller, round);
        RoundDemand now = reading.read(key);
        return Flux.concat(Flux.just(now), streams.computeIfAbsent(key, this::shared))
                .distinctUntilChanged()
                .onBackpressureLatest()
                .map(demand -> Event.of(demand).name("demand"));
    }

    /** However many listen here, the database is asked once a second; nobody listens: never. */
    private Flux<RoundDemand> shared(RoundKey key) {
        // The ticks come from a scheduler of Reactor's own: one over an executor keeps no time.
        return Flux.interval(LOOK)
                .onBackpressureDrop()
                .publishOn(blocking, 1)
                .concatMap(
                        tick ->
                                Flux.defer(() -> Flux.just(reading.read(key)))
                                        .onErrorResume(fault -> Flux.empty()),
                        1)
                .doFinally(end -> streams.remove(key))
                .share();
    }

    private static RoundKey key(Caller caller, String round) {
        UUID id = OrderHeaders.id(round, OrderReason.ROUND_NOT_FOUND);
        return new RoundKey(caller.coop().value(), id);
    }
}
