package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.Picture;
import coop.cobuy.aggregator.catalog.Pictures;
import coop.cobuy.aggregator.ordering.OfferDemand;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.platform.Caller;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.id.OfferId;
import coop.cobuy.money.Money;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what a member sees of offers and of their own order. */
@Singleton
class OfferCards {

    private final OwnOrders orders;
    private final Favourites favourites;
    private final Pictures pictures;
    private final IdSource ids;

    OfferCards(OwnOrders orders, Favourites favourites, Pictures pictures, IdSource ids) {
        this.orders = orders;
        this.favourites = favourites;
        this.pictures = pictures;
        this.ids = ids;
    }

    List<OfferCard> cards(
            Caller caller,
            Round round,
            List<ShopIndex.Item> items,
            Optional<OwnOrders.Order> order) {
        List<OfferId> offers = items.stream().map(item -> item.offer().id()).toList();
        Map<OfferId, OfferDemand> demand = demand(caller, round, offers);
        Set<OfferId> marked = favourites.of(caller);
        Map<OfferId, Picture> pictured = pictures.of(caller.coop(), offers);
        return items.stream()
                .map(
                        item ->
                                card(
                                        round,
                                        item,
                                        demand.get(item.offer().id()),
                                        order,
                                        marked.contains(item.offer().id()),
                                        pictured.get(item.offer().id()),
                                        Form.empty()))
                .toList();
    }

    OfferCard card(Caller caller, Round round, ShopIndex.Item item, Form form) {
        OfferId offer = item.offer().id();
        return card(
                round,
                item,
                demand(caller, round, List.of(offer)).get(offer),
                orders.find(caller, round.id()),
                favourites.of(caller).contains(offer),
                pictures.of(caller.coop(), List.of(offer)).get(offer),
                form);
    }

    private Map<OfferId, OfferDemand> demand(Caller caller, Round round, List<OfferId> offers) {
        Map<OfferId, OfferDemand> demand = new HashMap<>();
        orders.demand(caller.coop(), round.id(), offers)
                .forEach(each -> demand.put(each.offer(), each));
        return demand;
    }

    private OfferCard card(
            Round round,
            ShopIndex.Item item,
            @Nullable OfferDemand demand,
            Optional<OwnOrders.Order> order,
            boolean favourite,
            @Nullable Picture picture,
            Form form) {
        if (demand == null) {
            throw new IllegalStateException("no demand of offer " + item.offer().id());
        }
        return new OfferCard(
                round.id().toString(),
                item.number(),
                item.offer(),
                item.price(),
                item.supplier(),
                OfferCard.priceAt(
                        item.price(),
                        new BigDecimal(demand.unitPrice()),
                        item.offer().terms().currency()),
                progress(item, demand),
                order.flatMap(standing -> line(standing, item.offer().id())),
                favourite,
                picture,
                ShopRounds.takesOrders(round),
                ids.next().toString(),
                form);
    }

    private static Optional<OwnOrders.Line> line(OwnOrders.Order order, OfferId offer) {
        return order.conditional().orElse(order.lines()).stream()
                .filter(line -> line.offer().equals(offer))
                .findFirst();
    }

    static OfferCard.Progress progress(ShopIndex.Item item, OfferDemand demand) {
        Units inCase =
                item.offer().terms().packing() instanceof Packing.InCases cases
                        ? cases.pack().unitsPerCase()
                        : null;
        return new OfferCard.Progress(
                item.number(), demand, inCase, item.offer().terms().unit().code());
    }

    Basket basket(Caller caller, Round round, Optional<OwnOrders.Order> order) {
        List<OwnOrders.Line> lines =
                order.map(standing -> standing.conditional().orElse(standing.lines()))
                        .orElse(List.of());
        Money zero = Money.zero(caller.currency());
        Money atMost = lines.isEmpty() ? zero : orders.atMost(caller, round.id(), lines);
        Money likely = lines.isEmpty() ? zero : orders.likely(caller, round.id(), lines);
        return new Basket(
                round.id().toString(),
                lines.size(),
                atMost,
                likely.isOver(atMost) ? atMost : likely,
                orders.funds(caller).available(),
                order);
    }
}
