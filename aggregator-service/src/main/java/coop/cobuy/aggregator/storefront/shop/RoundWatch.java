package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OfferDemand;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.rounds.RoundState;
import coop.cobuy.aggregator.storefront.Language;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.sse.Event;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Disposable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Watches one round for the pages of this instance that show it. One thread looks at a time. */
final class RoundWatch {

    private static final Logger LOG = LoggerFactory.getLogger(RoundWatch.class);
    private static final int HEARTBEAT_LOOKS = 20;

    private final OwnOrders orders;
    private final Pages pages;
    private final CoopId coop;
    private final RoundId round;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Map<Integer, OfferDemand> last = new HashMap<>();
    private final Map<Integer, ShopIndex.Item> items = new HashMap<>();
    private final Map<Language, Map<Integer, String>> written = new EnumMap<>(Language.class);
    private @Nullable Disposable ticks;
    private boolean closed;
    private int looks;

    RoundWatch(OwnOrders orders, Pages pages, CoopId coop, RoundId round) {
        this.orders = orders;
        this.pages = pages;
        this.coop = coop;
        this.round = round;
    }

    void runs(Disposable by) {
        this.ticks = by;
    }

    void end() {
        if (ticks != null) {
            ticks.dispose();
        }
    }

    void add(Listener listener) {
        listeners.add(listener);
    }

    void remove(Listener listener) {
        listeners.remove(listener);
    }

    boolean isEmpty() {
        return listeners.isEmpty();
    }

    int size() {
        return listeners.size();
    }

    /** Looks once, and tells each page what has changed on it. A fault is over at the next look. */
    synchronized void look() {
        try {
            List<Listener> now = List.copyOf(listeners);
            Set<Integer> changed = changes(now);
            boolean closing = closes();
            looks++;
            for (Listener listener : now) {
                listener.note(changed);
                if (closing) {
                    listener.noteClosed();
                }
                tell(listener);
            }
        } catch (RuntimeException e) {
            LOG.warn("Round {} cannot be watched at the moment: {}", round, e.toString());
        }
    }

    /** The numbers of the offers whose demand is another than at the last look. */
    private Set<Integer> changes(List<Listener> now) {
        Map<OfferId, ShopIndex.Item> shown = new LinkedHashMap<>();
        now.forEach(l -> l.items().forEach(item -> shown.put(item.offer().id(), item)));
        Set<Integer> changed = new HashSet<>();
        for (OfferDemand demand : orders.demand(coop, round, List.copyOf(shown.keySet()))) {
            ShopIndex.Item item = shown.get(demand.offer());
            if (item != null && !demand.equals(last.put(item.number(), demand))) {
                changed.add(item.number());
                items.put(item.number(), item);
                written.values().forEach(texts -> texts.remove(item.number()));
            }
        }
        return changed;
    }

    /** Whether the round has stopped taking orders since the last look. */
    private boolean closes() {
        RoundState state = orders.state(coop, round);
        boolean open = state == RoundState.OPEN || state == RoundState.COMPLETING;
        boolean closes = !open && !closed;
        closed = !open;
        return closes;
    }

    private void tell(Listener listener) {
        if (listener.isToBeTold()) {
            List<String> parts = new ArrayList<>();
            for (int number : listener.take()) {
                parts.add(text(listener, number));
            }
            if (listener.takeClosed()) {
                parts.add(
                        pages.text(listener.visit(), "shop/closed.jte", round.toString())
                                .replace('\n', ' '));
            }
            listener.sink().next(Event.of(String.join("", parts)).name("demand"));
        } else if (looks % HEARTBEAT_LOOKS == 0 && listener.sink().requestedFromDownstream() > 0) {
            // Whoever has gone is noticed by writing to them.
            listener.sink().next(Event.of("").name("still-there"));
        }
    }

    /**
     * An offer's progress in the listener's language, as one line: an event's data has no others.
     */
    private String text(Listener listener, int number) {
        return written.computeIfAbsent(listener.visit().language(), none -> new HashMap<>())
                .computeIfAbsent(number, none -> write(listener, number));
    }

    private String write(Listener listener, int number) {
        ShopIndex.Item item = items.get(number);
        OfferDemand demand = last.get(number);
        if (item == null || demand == null) {
            throw new IllegalStateException("offer " + number + " (expected: seen before)");
        }
        return pages.text(listener.visit(), "shop/moved.jte", OfferCards.progress(item, demand))
                .replace('\n', ' ');
    }
}
