package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.ordering.OwnOrders.Decided;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.LocalPath;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.rounds.Round;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.TypedFields;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is open, and the shop of a round. */
@PageController("/shop")
@Needs(Action.PLACE_ORDERS)
@Hidden
class ShopController {

    private static final int WORDS_MAX = 100;

    private final Pages pages;
    private final ShopRounds rounds;
    private final OfferCards cards;
    private final OwnOrders orders;
    private final LastOrders last;
    private final Favourites favourites;
    private final Ordering ordering;

    ShopController(
            Pages pages,
            ShopRounds rounds,
            OfferCards cards,
            OwnOrders orders,
            LastOrders last,
            Favourites favourites,
            Ordering ordering) {
        this.pages = pages;
        this.rounds = rounds;
        this.cards = cards;
        this.orders = orders;
        this.last = last;
        this.favourites = favourites;
        this.ordering = ordering;
    }

    @Get
    HttpResponse<?> open(Visit visit) {
        List<RoundsPage.Open> open = new ArrayList<>();
        for (Round round : rounds.current(visit.caller().coop())) {
            int offers =
                    rounds.index(visit.caller().coop(), round)
                            .map(index -> index.snapshot().offers().size())
                            .orElse(0);
            Optional<OwnOrders.Order> order =
                    orders.find(visit.caller(), round.id()).filter(o -> !o.lines().isEmpty());
            open.add(new RoundsPage.Open(round, offers, order));
        }
        return pages.show(visit, "shop/rounds.jte", new RoundsPage(open));
    }

    @Get("/{round}")
    HttpResponse<?> shop(
            Visit visit,
            UUID round,
            @Nullable @QueryValue String q,
            @Nullable @QueryValue String supplier,
            @Nullable @QueryValue String category,
            @Nullable @QueryValue String view,
            @Nullable @QueryValue Integer page) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        ShopIndex index = rounds.index(visit.caller().coop(), found).orElse(null);
        if (index == null) {
            return pages.sendTo("/shop", Flash.note("shop.not-open-yet"));
        }
        String words = Objects.requireNonNullElse(q, "").strip();
        ShopPage.Ask ask =
                new ShopPage.Ask(
                        words.length() > WORDS_MAX ? words.substring(0, WORDS_MAX) : words,
                        Objects.requireNonNullElse(supplier, ""),
                        Objects.requireNonNullElse(category, ""),
                        ShopPage.View.of(view),
                        page == null || page < 1 ? 1 : page);
        ShopPage model = page(visit, found, index, ask);
        String template = visit.live() ? "shop/offers.jte" : "shop/shop.jte";
        return pages.show(visit, template, model);
    }

    private ShopPage page(Visit visit, Round round, ShopIndex index, ShopPage.Ask ask) {
        Optional<OwnOrders.Order> order = orders.find(visit.caller(), round.id());
        Set<OfferId> only =
                switch (ask.view()) {
                    case ALL -> null;
                    case ORDERED -> offers(order);
                    case FAVOURITES -> favourites.of(visit.caller());
                    case LAST -> offers(last.before(visit.caller(), round.id()));
                };
        String supplier = ask.supplier().isEmpty() ? null : ask.supplier();
        String category = ask.category().isEmpty() ? null : ask.category();
        List<ShopIndex.Item> found =
                index.search(new ShopIndex.Query(ask.words(), supplier, category, only));
        int from = Math.min((ask.page() - 1) * ShopPage.SIZE, found.size());
        List<ShopIndex.Item> shown =
                found.subList(from, Math.min(from + ShopPage.SIZE, found.size()));
        return new ShopPage(
                round,
                ask,
                cards.cards(visit.caller(), round, shown, order),
                found.size(),
                index.supplierNames(),
                index.categories(),
                cards.basket(visit.caller(), round, order));
    }

    private static Set<OfferId> offers(Optional<OwnOrders.Order> order) {
        return order.map(o -> o.conditional().orElse(o.lines())).orElse(List.of()).stream()
                .map(OwnOrders.Line::offer)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Get("/{round}/offers/{number}")
    HttpResponse<?> offer(Visit visit, UUID round, int number) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        ShopIndex.Item item = item(visit, found, number);
        return pages.show(visit, "shop/offer.jte", offerPage(visit, found, item, Form.empty()));
    }

    private OfferPage offerPage(Visit visit, Round round, ShopIndex.Item item, Form form) {
        Optional<OwnOrders.Order> order = orders.find(visit.caller(), round.id());
        return new OfferPage(
                round,
                cards.card(visit.caller(), round, item, form),
                cards.basket(visit.caller(), round, order));
    }

    private ShopIndex.Item item(Visit visit, Round round, int number) {
        return rounds.index(visit.caller().coop(), round)
                .flatMap(index -> index.numbered(number))
                .orElseThrow(ShopRounds::missing);
    }

    /** Puts an offer into the order, changes it there, or takes it out. */
    @Post("/{round}/offers/{number}")
    HttpResponse<?> put(Visit visit, UUID round, int number, Form form) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        ShopIndex.Item item = item(visit, found, number);
        Wanted wanted = LineForm.read(visit, form, item.offer());
        TypedFields.key(visit, form);
        Decided decided = form.isGood() ? decide(visit, found, form, wanted) : null;
        String told = decided == null ? "" : told(visit, form, decided, wanted);
        if (!form.isGood()) {
            OfferPage again = offerPage(visit, found, item, form);
            String template = visit.live() ? "shop/changed.jte" : "shop/offer.jte";
            return visit.live()
                    ? pages.show(visit, template, again)
                    : pages.show(visit, HttpStatus.UNPROCESSABLE_ENTITY, template, again);
        }
        if (visit.live()) {
            return pages.show(
                    visit, "shop/changed.jte", offerPage(visit, found, item, Form.empty()));
        }
        String back = LocalPath.orHome(form.value("back"));
        return pages.sendTo(
                back + "#offer-" + number, Flash.done(told, item.offer().terms().name()));
    }

    private @Nullable Decided decide(Visit visit, Round round, Form form, Wanted wanted) {
        try {
            return ordering.change(visit.caller(), round, form.value("key"), wanted);
        } catch (Refused refused) {
            form.wrong(visit.reason(refused.reason().name(), refused.detail()));
        } catch (BadInput bad) {
            bad.errors().forEach(error -> LineForm.place(visit, form, error));
        }
        return null;
    }

    /** Which text tells what became of it; what was refused is noted with the form. */
    private static String told(Visit visit, Form form, Decided decided, Wanted wanted) {
        return switch (decided) {
            case Decided.Accepted _ ->
                    wanted.quantity().equals("0") ? "shop.told.removed" : "shop.told.ordered";
            case Decided.Conditionally _ -> "shop.told.conditional";
            case Decided.Later _ -> "shop.told.later";
            case Decided.Refusal refusal -> {
                form.wrong(visit.reason(refusal.code(), refusal.detail()));
                yield "";
            }
        };
    }

    /** Marks an offer to be found again, or takes the mark away. */
    @Post("/{round}/favourites")
    HttpResponse<?> mark(Visit visit, UUID round, Form form) {
        Round found = rounds.round(visit.caller().coop(), new RoundId(round));
        int number = LineForm.number(form.value("offer"));
        ShopIndex.Item item = item(visit, found, number);
        favourites.mark(visit.caller(), item.offer().id(), form.has("marked", "yes"));
        if (visit.live()) {
            OfferCard card = cards.card(visit.caller(), found, item, Form.empty());
            return pages.show(visit, "shop/star.jte", card);
        }
        return pages.sendTo(LocalPath.orHome(form.value("back")) + "#offer-" + number);
    }
}
