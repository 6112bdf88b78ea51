package coop.cobuy.aggregator.storefront.shop;

import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Offers;
import coop.cobuy.aggregator.catalog.Suppliers;
import coop.cobuy.aggregator.ordering.OwnOrders;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.ordering.StandingOrders;
import coop.cobuy.aggregator.ordering.StandingOrders.Standing;
import coop.cobuy.aggregator.platform.Action;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.aggregator.platform.Needs;
import coop.cobuy.aggregator.platform.Refused;
import coop.cobuy.aggregator.storefront.Flash;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.PageController;
import coop.cobuy.aggregator.storefront.Pages;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a member orders in each round: seen, set, paused, removed. */
@PageController("/standing-orders")
@Needs(Action.PLACE_ORDERS)
@Hidden
class StandingController {

    private static final String HOME = "/standing-orders";
    private static final String TEMPLATE = "shop/standing.jte";

    private final Pages pages;
    private final StandingOrders standing;
    private final Offers offers;
    private final Suppliers suppliers;

    StandingController(Pages pages, StandingOrders standing, Offers offers, Suppliers suppliers) {
        this.pages = pages;
        this.standing = standing;
        this.offers = offers;
        this.suppliers = suppliers;
    }

    @Get
    HttpResponse<?> list(Visit visit) {
        List<Standing> all = standing.of(visit.caller());
        Map<OfferId, Offer> known =
                offers
                        .find(
                                visit.caller().coop(),
                                all.stream().map(one -> one.line().offer()).toList())
                        .stream()
                        .collect(Collectors.toMap(Offer::id, Function.identity()));
        Map<SupplierId, String> names = new HashMap<>();
        List<StandingPage> shown = new ArrayList<>();
        for (Standing one : all) {
            Offer offer = known.get(one.line().offer());
            if (offer != null) {
                String supplier = names.computeIfAbsent(offer.supplier(), id -> name(visit, id));
                shown.add(new StandingPage(offer, supplier, Optional.of(one), Form.empty()));
            }
        }
        shown.sort(
                Comparator.comparing(
                        one -> one.offer().terms().name(), String.CASE_INSENSITIVE_ORDER));
        return pages.show(visit, "shop/standing-list.jte", new StandingListPage(shown));
    }

    private String name(Visit visit, SupplierId supplier) {
        return suppliers
                .find(visit.caller().coop(), supplier)
                .map(found -> found.terms().name())
                .orElse("");
    }

    @Get("/{offer}")
    HttpResponse<?> one(Visit visit, UUID offer) {
        return pages.show(visit, TEMPLATE, page(visit, offer(visit, offer), Form.empty()));
    }

    private Offer offer(Visit visit, UUID id) {
        return offers.find(visit.caller().coop(), new OfferId(id)).orElseThrow(ShopRounds::missing);
    }

    private StandingPage page(Visit visit, Offer offer, Form form) {
        Optional<Standing> stands = standing.find(visit.caller(), offer.id());
        stands.ifPresent(found -> preset(form, found.line()));
        return new StandingPage(offer, name(visit, offer.supplier()), stands, form);
    }

    private static void preset(Form form, OwnOrders.Line line) {
        if (!form.names().isEmpty()) {
            return;
        }
        form.with("quantity", line.quantity());
        form.with("tolerance", line.tolerance().isZero() ? null : line.tolerance());
        form.with(
                "maxUnitPrice",
                line.maxUnitPrice() == null ? null : line.maxUnitPrice().toPlainString());
        form.with("allOrNothing", line.allOrNothing() ? "yes" : null);
    }

    @Post("/{offer}")
    HttpResponse<?> set(Visit visit, UUID offer, Form form) {
        Offer found = offer(visit, offer);
        Wanted wanted = LineForm.read(visit, form, found);
        boolean nothing = wanted.quantity().equals("0");
        if (form.isGood() && nothing) {
            form.wrong("quantity", visit.t("shop.standing.quantity-missing"));
        }
        boolean paused = form.has("paused", "yes");
        return done(
                visit,
                found,
                form,
                "shop.standing.saved",
                () -> standing.set(visit.caller(), wanted, paused, version(form)));
    }

    private static int version(Form form) {
        return LineForm.number(form.value("version"));
    }

    /** Does it, unless something is wrong; or shows the form again and says what. */
    private HttpResponse<?> done(
            Visit visit, Offer offer, Form form, String told, Runnable change) {
        if (version(form) < 0) {
            form.wrong(visit.t("frame.wrong.form"));
        }
        if (form.isGood()) {
            try {
                change.run();
                return pages.sendTo(HOME, Flash.done(told, offer.terms().name()));
            } catch (Refused refused) {
                form.wrong(visit.reason(refused.reason().name(), refused.detail()));
            } catch (BadInput bad) {
                bad.errors().forEach(error -> LineForm.place(visit, form, error));
            }
        }
        return pages.again(visit, TEMPLATE, page(visit, offer, form));
    }

    @Post("/{offer}/removal")
    HttpResponse<?> remove(Visit visit, UUID offer, Form form) {
        Offer found = offer(visit, offer);
        return done(
                visit,
                found,
                form,
                "shop.standing.removed",
                () -> standing.remove(visit.caller(), found.id(), version(form)));
    }
}
