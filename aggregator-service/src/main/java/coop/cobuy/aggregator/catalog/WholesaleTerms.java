package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A product at a supplier's wholesale terms. Prices, deposit and fee are per member unit.
 *
 * @param sku the supplier's own number for it
 * @param unit the member unit: what a member orders and a price is for
 * @param breaks all-units price breaks: quantities ascending, prices falling, at least one
 * @param deposit returnable, per unit, zero or more
 * @param referencePrice what a member would pay alone for one unit, net
 * @param unitWeightGramsOrNull see {@link #unitWeightGrams()}
 */
public record WholesaleTerms(
        String sku,
        String name,
        UnitCode unit,
        Packing packing,
        List<PriceBreak> breaks,
        Percent vat,
        Money deposit,
        UnitPrice referencePrice,
        @Nullable Long unitWeightGramsOrNull,
        CoopFee fee) {

    public WholesaleTerms {
        breaks = List.copyOf(breaks);
        if (breaks.isEmpty()) {
            throw new IllegalArgumentException("price breaks: none (expected: at least one)");
        }
        referencePrice = PriceBreak.plain(referencePrice);
    }

    /** The weight of one member unit, above zero, if known. */
    public Optional<Long> unitWeightGrams() {
        return Optional.ofNullable(unitWeightGramsOrNull);
    }

    public Currency currency() {
        return deposit.currency();
    }

    /** The dearest price: that of the first break. */
    public UnitPrice highestPrice() {
        return breaks.getFirst().price();
    }
}
