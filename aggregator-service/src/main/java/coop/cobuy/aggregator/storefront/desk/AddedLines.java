package coop.cobuy.aggregator.storefront.desk;

import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.ordering.OwnOrders.Wanted;
import coop.cobuy.aggregator.rounds.RoundSnapshot;
import coop.cobuy.aggregator.storefront.Form;
import coop.cobuy.aggregator.storefront.Visit;
import coop.cobuy.aggregator.storefront.shop.ShopIndex;
import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/**
 * Reads what is added to an order, as somebody writes it down at the telephone: the supplier's
 * code, the article's number, how much, and maybe how much more.
 */
@Singleton
class AddedLines {

    private static final int PARTS_MIN = 3;
    private static final int PARTS_MAX = 4;

    /** Puts them to the lines; what cannot be taken is noted with the form. */
    void read(Visit visit, Form form, ShopIndex index, List<Wanted> lines) {
        for (String line : form.value("add").lines().map(String::strip).toList()) {
            if (!line.isEmpty()) {
                Optional<Wanted> wanted = wanted(index, line.split("\\s+"));
                boolean isNew =
                        wanted.isPresent()
                                && lines.stream()
                                        .noneMatch(l -> l.offer().equals(wanted.get().offer()));
                if (isNew) {
                    lines.add(wanted.get());
                } else {
                    form.wrong("add", visit.t("desk.wrong.added", line));
                }
            }
        }
    }

    private static Optional<Wanted> wanted(ShopIndex index, String[] parts) {
        if (parts.length < PARTS_MIN || parts.length > PARTS_MAX) {
            return Optional.empty();
        }
        Optional<OfferId> offer = offer(index.snapshot(), parts[0], parts[1]);
        String quantity = Typed.plain(parts[2]);
        String tolerance = parts.length == PARTS_MAX ? Typed.plain(parts[3]) : "0";
        return offer.isEmpty() || !isUnits(quantity) || !isUnits(tolerance)
                ? Optional.empty()
                : Optional.of(new Wanted(offer.get(), quantity, tolerance, null, false));
    }

    private static boolean isUnits(String text) {
        try {
            Units.parse(text);
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return false;
        }
    }

    /** By the supplier's code and its number for the article. */
    static Optional<OfferId> offer(RoundSnapshot round, String code, String sku) {
        return round.offers().values().stream()
                .filter(offer -> offer.terms().sku().equals(sku))
                .filter(
                        offer -> {
                            Supplier of = round.suppliers().get(offer.supplier());
                            return of != null && of.terms().code().equalsIgnoreCase(code);
                        })
                .map(offer -> offer.id())
                .findFirst();
    }
}
