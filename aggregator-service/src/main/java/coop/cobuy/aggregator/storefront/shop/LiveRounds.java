package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;

/**
 * The open pages of this instance by round. However many look at a round, one watcher asks the
 * database for the offers that are on any of their pages, and what has changed is written once for
 * each language; a round at which nobody looks costs nothing.
 */
@Singleton
class LiveRounds {

    private static final Duration LOOK = Duration.ofSeconds(1);

    /**
     * A stream ends now and then, and the browser asks for another: its rights are looked at anew.
     */
    private static final Duration STREAM_MAX = Duration.ofMinutes(10);

    private final OwnOrders orders;
    private final Pages pages;
    private final Scheduler blocking;
    private final Map<Key, RoundWatch> watches = new ConcurrentHashMap<>();

    private record Key(CoopId coop, RoundId round) {}

    LiveRounds(
            OwnOrders orders,
            Pages pages,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.orders = orders;
        this.pages = pages;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    /** What changes of these offers from now on, as parts of a page. */
    Publisher<Event<String>> stream(Visit visit, Round round, List<ShopIndex.Item> items) {
        Key key = new Key(visit.caller().coop(), round.id());
        return Flux.<Event<String>>create(
                        sink -> join(key, new Listener(sink, visit, items)),
                        FluxSink.OverflowStrategy.ERROR)
                .take(STREAM_MAX);
    }

    private void join(Key key, Listener listener) {
        listener.sink().onDispose(() -> leave(key, listener));
        watches.compute(
                key,
                (same, known) -> {
                    RoundWatch watch = known == null ? begin(key) : known;
                    watch.add(listener);
                    return watch;
                });
    }

    private RoundWatch begin(Key key) {
        RoundWatch watch = new RoundWatch(orders, pages, key.coop(), key.round());
        // The ticks come from a scheduler of Reactor's own: one over an executor keeps no time.
        watch.runs(
                Flux.interval(LOOK)
                        .onBackpressureDrop()
                        .publishOn(blocking, 1)
                        .subscribe(tick -> watch.look()));
        return watch;
    }

    private void leave(Key key, Listener listener) {
        watches.computeIfPresent(
                key,
                (same, watch) -> {
                    watch.remove(listener);
                    if (!watch.isEmpty()) {
                        return watch;
                    }
                    watch.end();
                    return null;
                });
    }

    /** How many pages are open, for tests. */
    int open() {
        return watches.values().stream().mapToInt(RoundWatch::size).sum();
    }
}
