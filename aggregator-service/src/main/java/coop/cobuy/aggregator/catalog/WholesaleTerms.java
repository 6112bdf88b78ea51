package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A product at a supplier's wholesale terms. Deposit and fee are per member unit.
 *
 * @param sku the supplier's own number for it
 * @param unit the member unit: what a member orders
 * @param prices of a unit, or of a case where the packing has cases
 * @param deposit returnable, per unit, zero or more
 * @param referencePrice what a member would pay alone for one unit, net; zero where that goes by
 *     the price list
 * @param unitWeightGramsOrNull see {@link #unitWeightGrams()}
 * @param reference what kind of figure the reference price is
 * @param productOrNull see {@link #product()}
 * @param catchWeightOrNull see {@link #catchWeight()}
 * @param categoryOrNull see {@link #category()}
 */
public record WholesaleTerms(
        String sku,
        String name,
        UnitCode unit,
        Packing packing,
        PriceList prices,
        Percent vat,
        Money deposit,
        UnitPrice referencePrice,
        @Nullable Long unitWeightGramsOrNull,
        CoopFee fee,
        Reference reference,
        @Nullable String productOrNull,
        @Nullable Units catchWeightOrNull,
        @Nullable String categoryOrNull) {

    /** A product by itself, with a reference price of which nothing is said. */
    public WholesaleTerms(
            String sku,
            String name,
            UnitCode unit,
            Packing packing,
            PriceList prices,
            Percent vat,
            Money deposit,
            UnitPrice referencePrice,
            @Nullable Long unitWeightGramsOrNull,
            CoopFee fee) {
        this(
                sku,
                name,
                unit,
                packing,
                prices,
                vat,
                deposit,
                referencePrice,
                unitWeightGramsOrNull,
                fee,
                Reference.QUOTE,
                null,
                null,
                null);
    }

    public WholesaleTerms {
        if (prices.basis() == PriceList.Basis.CASE && packing instanceof Packing.Loose) {
            throw new IllegalArgumentException("price of a case: loose goods (expected: cased)");
        }
        if (catchWeightOrNull != null && (catchWeightOrNull.isZero() || unit.decimals() > 0)) {
            throw new IllegalArgumentException(
                    "weight of one "
                            + unit
                            + ": "
                            + catchWeightOrNull
                            + " (expected: > 0, pieces)");
        }
        referencePrice = PriceBreak.plain(referencePrice);
    }

    /**
     * Names the product where a supplier has it in packs of several sizes: the offers with the same
     * name are ordered together, in the cheapest combination that covers what is asked for.
     */
    public Optional<String> product() {
        return Optional.ofNullable(productOrNull);
    }

    /** The weight of one member unit, above zero, if known. */
    public Optional<Long> unitWeightGrams() {
        return Optional.ofNullable(unitWeightGramsOrNull);
    }

    /**
     * Of goods that are ordered in pieces and billed by the weight that comes: the kilograms that a
     * piece is expected to weigh, above zero. All prices of such an offer are those of a piece of
     * just that weight, so a kilogram costs the price of a piece by this weight, exactly.
     */
    public Optional<Units> catchWeight() {
        return Optional.ofNullable(catchWeightOrNull);
    }

    /** Under which members look for it, as the co-op calls it; no term of the supplier's. */
    public Optional<String> category() {
        return Optional.ofNullable(categoryOrNull);
    }

    /** The same in another category. */
    public WholesaleTerms in(@Nullable String category) {
        return new WholesaleTerms(
                sku,
                name,
                unit,
                packing,
                prices,
                vat,
                deposit,
                referencePrice,
                unitWeightGramsOrNull,
                fee,
                reference,
                productOrNull,
                catchWeightOrNull,
                category);
    }

    public Currency currency() {
        return deposit.currency();
    }

    /** From which quantities another price applies. */
    public List<PriceBreak> breaks() {
        return prices.breaks();
    }

    /** The most that a unit costs: at the first break, rounded up to millionths. */
    public UnitPrice highestPrice() {
        return unitPriceAt(breaks().getFirst());
    }

    /** What a unit costs at one of the breaks, rounded up to millionths. */
    public UnitPrice unitPriceAt(PriceBreak at) {
        return prices.ofUnit(at, packing);
    }
}
