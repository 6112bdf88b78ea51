package coop.cobuy.aggregator.ordering;

import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;

/**
 * Demand as it moves. However many people watch a round, each instance asks the database once a
 * second for it, and not at all while nobody watches.
 */
@Singleton
class DemandStreams {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LiveDemand demand;
    private final Scheduler blocking;
    private final ConcurrentMap<Watched, Flux<Event<LiveDemand.RoundDemand>>> streams =
            new ConcurrentHashMap<>();

    private record Watched(CoopId coop, RoundId round) {}

    DemandStreams(LiveDemand demand, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.demand = demand;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** An event at once, then one whenever something changed. */
    Publisher<Event<LiveDemand.RoundDemand>> watch(CoopId coop, RoundId round) {
        return streams.computeIfAbsent(new Watched(coop, round), this::stream);
    }

    private Flux<Event<LiveDemand.RoundDemand>> stream(Watched watched) {
        return Flux.interval(Duration.ZERO, PERIOD)
                .onBackpressureDrop()
                .concatMap(
                        tick ->
                                Mono.fromCallable(() -> demand.find(watched.coop, watched.round))
                                        .subscribeOn(blocking)
                                        .flatMap(Mono::justOrEmpty),
                        1)
                .distinctUntilChanged()
                .map(now -> Event.of(now).name("demand"))
                .doFinally(end -> streams.remove(watched))
                .replay(1)
                .refCount();
    }
}
