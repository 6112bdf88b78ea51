package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.storefront.Visit;

import io.micronaut.http.sse.Event;

import reactor.core.publisher.FluxSink;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An open page. What could not be sent yet, because the reader is slow, is sent as it is by then.
 */
final class Listener {

    private final FluxSink<Event<String>> sink;
    private final Visit visit;
    private final List<ShopIndex.Item> items;
    private final Set<Integer> pending = new HashSet<>();
    private boolean closedPending;

    Listener(FluxSink<Event<String>> sink, Visit visit, List<ShopIndex.Item> items) {
        this.sink = sink;
        this.visit = visit;
        this.items = List.copyOf(items);
        // Something may have changed since the page was made.
        items.forEach(item -> pending.add(item.number()));
    }

    FluxSink<Event<String>> sink() {
        return sink;
    }

    Visit visit() {
        return visit;
    }

    List<ShopIndex.Item> items() {
        return items;
    }

    /** Of what changed, all that is on this page. */
    void note(Set<Integer> changed) {
        for (ShopIndex.Item item : items) {
            if (changed.contains(item.number())) {
                pending.add(item.number());
            }
        }
    }

    void noteClosed() {
        closedPending = true;
    }

    boolean isToBeTold() {
        return (closedPending || !pending.isEmpty()) && sink.requestedFromDownstream() > 0;
    }

    /** What is to be sent now; it counts as sent. */
    List<Integer> take() {
        List<Integer> taken = List.copyOf(pending);
        pending.clear();
        return taken;
    }

    boolean takeClosed() {
        boolean closed = closedPending;
        closedPending = false;
        return closed;
    }
}
