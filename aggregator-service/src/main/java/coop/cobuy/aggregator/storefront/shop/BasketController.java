package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.ordering.OwnOrders.Decided;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A member's whole order in a round: seen, changed, withdrawn. */
@PageController("/basket")
@Needs(Action.PLACE_ORDERS)
@Hidden
class BasketController {

    private final Pages pages;
    private final ShopRounds rounds;
    private final OfferCards cards;
    private final OwnOrders orders;
    private final Ordering ordering;
    private final IdSource ids;

    BasketController(
            Pages pages,
            ShopRounds rounds,
            OfferCards cards,
            OwnOrders orders,
            Ordering ordering,
            IdSource ids) {
        this.pages = pages;
        this.rounds = rounds;
        this.cards = cards;
        this.orders = orders;
        this.ordering = ordering;
        this.ids = ids;
    }

    @Get("/{round}")
    HttpResponse<?> show(Visit visit, UUID round) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        if (found.snapshot().isEmpty()) {
            return pages.sendTo("/shop", Flash.note("shop.not-open-yet"));
        }
        return pages.show(visit, "shop/basket.jte", page(visit, found, Form.empty()));
    }

    private BasketPage page(Visit visit, Round round, Form form) {
        ShopIndex index =
                rounds.index(visit.caller().coop(), round).orElseThrow(ShopRounds::missing);
        Optional<OwnOrders.Order> order = orders.find(visit.caller(), round.id());
        List<ShopIndex.Item> items = items(index, order);
        Map<String, List<OfferCard>> bySupplier = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (OfferCard card : cards.cards(visit.caller(), round, items, order)) {
            bySupplier.computeIfAbsent(card.supplier(), name -> new ArrayList<>()).add(card);
        }
        return new BasketPage(
                round,
                cards.basket(visit.caller(), round, order),
                bySupplier,
                ShopRounds.takesOrders(round),
                ids.next().toString(),
                form);
    }

    private static List<ShopIndex.Item> items(ShopIndex index, Optional<OwnOrders.Order> order) {
        return order
                .map(standing -> standing.conditional().orElse(standing.lines()))
                .orElse(List.of())
                .stream()
                .flatMap(line -> index.find(line.offer()).stream())
                .sorted(java.util.Comparator.comparingInt(ShopIndex.Item::number))
                .toList();
    }

    /**
     * Replaces the order that was seen; where another stands by now, says so and keeps what was
     * typed.
     */
    @Post("/{round}")
    HttpResponse<?> save(Visit visit, UUID round, Form form) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        ShopIndex index =
                rounds.index(visit.caller().coop(), found).orElseThrow(ShopRounds::missing);
        List<Wanted> lines = new ArrayList<>();
        for (String name : form.all("line")) {
            ShopIndex.Item item =
                    index.numbered(LineForm.number(name)).orElseThrow(ShopRounds::missing);
            Wanted wanted = LineForm.read(visit, form, item.offer(), "." + item.number());
            if (!wanted.quantity().equals("0")) {
                lines.add(wanted);
            }
        }
        return take(visit, found, form, lines, "shop.told.saved");
    }

    @Post("/{round}/withdraw")
    HttpResponse<?> withdraw(Visit visit, UUID round, Form form) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        return take(visit, found, form, List.of(), "shop.told.withdrawn");
    }

    private HttpResponse<?> take(
            Visit visit, Round round, Form form, List<Wanted> lines, String done) {
        TypedFields.key(visit, form);
        if (form.isGood()) {
            try {
                Decided decided =
                        ordering.replace(
                                visit.caller(),
                                round,
                                form.value("key"),
                                form.value("version"),
                                lines);
                String told = told(visit, form, decided, done);
                if (form.isGood()) {
                    return pages.sendTo("/basket/" + round.id(), Flash.done(told));
                }
            } catch (Refused refused) {
                form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            } catch (BadInput bad) {
                bad.errors().forEach(error -> form.wrong(visit.why(error)));
            }
        }
        return pages.again(visit, "shop/basket.jte", page(visit, round, form));
    }

    private static String told(Visit visit, Form form, Decided decided, String done) {
        return switch (decided) {
            case Decided.Accepted _ -> done;
            case Decided.Conditionally _ -> "shop.told.saved-conditional";
            case Decided.Later _ -> "shop.told.saved-later";
            case Decided.Refusal refusal -> {
                form.wrong(visit.reason(refusal.code(), refusal.detail()));
                yield "";
            }
        };
    }
}
