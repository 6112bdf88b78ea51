package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.catalog.RawTerms.RawBreak;
import coop.cobuy.aggregator.platform.BadInput;
import coop.cobuy.money.Money;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * An offer as requests give it and answers show it. Quantities and prices are plain decimals,
 * prices net in the co-op's currency.
 *
 * @param unit UN/ECE Rec 20 code of the member unit
 * @param unitsPerCase absent for goods that are not cased
 * @param minimumCases the least order of cased goods
 * @param minimumUnits the least order of goods that are not cased
 * @param breakKind {@code ALL_UNITS}, which is the standard: the price of a break is for the whole
 *     quantity; or {@code INCREMENTAL}: for the units above the break
 * @param priceBasis {@code UNIT}, which is the standard: prices are of a member unit; or {@code
 *     CASE}: of a case. Breaks count member units in both.
 * @param referencePrice of one unit; left out only if the kind is STAND_ALONE
 * @param referenceKind what savings are measured against: RETAIL_QUOTE, which is the standard,
 *     LAST_PAID, CONTRACT, or STAND_ALONE: what the quantity alone would cost by the price list
 * @param referenceSource where the reference price comes from
 * @param referenceOn the day for which it stood, {@code 2026-12-01}
 * @param product the same text for all packs of one product that the supplier has in several case
 *     sizes, in the same unit: they are ordered together, in the cheapest combination that covers
 *     what is asked for, whichever pack members ask it of
 * @param catchWeightKg of goods that are ordered in pieces and billed by the weight that comes: the
 *     kilograms that a piece is expected to weigh, with up to 3 decimals. Prices are of a piece of
 *     that weight, such as 16.2375 for 1.25 kg at 12.99 a kilogram; absent for all other goods
 * @param category under which members look for it, such as {@code Vegetables}, of at most 60
 *     characters; absent: under none
 */
public record OfferBody(
        @Nullable UUID supplier,
        @Nullable String sku,
        @Nullable String name,
        @Nullable String unit,
        @Nullable String unitsPerCase,
        @Nullable Long minimumCases,
        @Nullable String minimumUnits,
        @Nullable String breakKind,
        @Nullable String priceBasis,
        @Nullable List<BreakBody> priceBreaks,
        @Nullable String vatPercent,
        @Nullable Money depositPerUnit,
        @Nullable String referencePrice,
        @Nullable Long unitWeightGrams,
        @Nullable String markUpPercent,
        @Nullable Money feePerUnit,
        @Nullable String referenceKind,
        @Nullable String referenceSource,
        @Nullable String referenceOn,
        @Nullable String product,
        @Nullable String catchWeightKg,
        @Nullable String category,
        @Nullable Boolean active) {

    /** From so many member units on, each costs so much. */
    public record BreakBody(@Nullable String from, @Nullable String price) {}

    /** As an offer stands. */
    public static OfferBody of(Offer offer) {
        WholesaleTerms terms = offer.terms();
        Packing packing = terms.packing();
        return new OfferBody(
                offer.supplier().value(),
                terms.sku(),
                terms.name(),
                terms.unit().code(),
                packing instanceof Packing.InCases c ? c.pack().unitsPerCase().toString() : null,
                packing instanceof Packing.InCases c ? c.minimum().count() : null,
                packing instanceof Packing.Loose l ? l.minimum().toString() : null,
                terms.prices().kind().name(),
                terms.prices().basis().name(),
                terms.breaks().stream()
                        .map(b -> new BreakBody(b.from().toString(), b.price().toString()))
                        .toList(),
                terms.vat().decimal(),
                terms.deposit(),
                terms.referencePrice().amount().signum() == 0
                        ? null
                        : terms.referencePrice().toString(),
                terms.unitWeightGramsOrNull(),
                terms.fee().markUp().decimal(),
                terms.fee().perUnit(),
                terms.reference().kind().name(),
                terms.reference().sourceOrNull(),
                terms.reference().on().map(Object::toString).orElse(null),
                terms.productOrNull(),
                terms.catchWeight().map(Object::toString).orElse(null),
                terms.categoryOrNull(),
                offer.active());
    }

    boolean isOnOffer() {
        return active == null || active;
    }

    /**
     * @throws BadInput naming all that is wrong
     */
    WholesaleTerms check(Currency currency) {
        BadInput.Gatherer problems = new BadInput.Gatherer();
        problems.require(supplier != null, "/supplier", "is missing; expected: a supplier's id");
        WholesaleTerms terms =
                TermsCheck.check(raw(currency, problems), currency, problems).orElse(null);
        problems.throwIfAny();
        if (terms == null) {
            throw new IllegalStateException("terms: none, and no problem (expected: either)");
        }
        return terms;
    }

    private RawTerms raw(Currency currency, BadInput.Gatherer problems) {
        return new RawTerms(
                sku,
                name,
                unit,
                unitsPerCase,
                text(minimumCases),
                minimumUnits,
                breakKind,
                priceBasis,
                priceBreaks == null
                        ? List.of()
                        : priceBreaks.stream().map(b -> new RawBreak(b.from(), b.price())).toList(),
                vatPercent,
                decimal(problems, "/depositPerUnit", depositPerUnit, currency),
                referencePrice,
                text(unitWeightGrams),
                markUpPercent,
                decimal(problems, "/feePerUnit", feePerUnit, currency),
                referenceKind,
                referenceSource,
                referenceOn,
                product,
                catchWeightKg,
                category);
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : Long.toString(number);
    }

    /** An amount of another currency is a problem; its range is looked at later. */
    private static @Nullable String decimal(
            BadInput.Gatherer problems, String pointer, @Nullable Money amount, Currency currency) {
        if (amount == null) {
            return null;
        }
        Money same = problems.money(pointer, amount, currency, Long.MIN_VALUE, Long.MAX_VALUE);
        return same == null ? null : same.decimal();
    }
}
