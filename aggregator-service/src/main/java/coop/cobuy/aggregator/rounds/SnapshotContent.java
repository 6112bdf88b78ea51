package coop.cobuy.aggregator.rounds;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import coop.cobuy.aggregator.catalog.CoopFee;
import coop.cobuy.aggregator.catalog.Offer;
import coop.cobuy.aggregator.catalog.Packing;
import coop.cobuy.aggregator.catalog.PriceBreak;
import coop.cobuy.aggregator.catalog.PriceList;
import coop.cobuy.aggregator.catalog.Reference;
import coop.cobuy.aggregator.catalog.Supplier;
import coop.cobuy.aggregator.catalog.SupplierTerms;
import coop.cobuy.aggregator.catalog.VehicleClass;
import coop.cobuy.aggregator.catalog.WholesaleTerms;
import coop.cobuy.id.MemberId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A snapshot as it is kept: flat, with fields in order of their names and lists in order of id, so
 * that the same content has the same bytes. Amounts are minor units, quantities thousandths of a
 * member unit.
 *
 * @param format 1; another number when a field changes its meaning
 */
@JsonPropertyOrder(alphabetic = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SnapshotContent(
        int format,
        UUID coop,
        UUID round,
        int version,
        String name,
        String currency,
        @Nullable String deliveryDate,
        long perOrderMinor,
        long perMemberMinor,
        @Nullable Integer feeVatHundredths,
        String allotmentRule,
        String costRule,
        String freightRule,
        String missedMinimum,
        @Nullable Boolean noOneWorseOff,
        @Nullable String vatModel,
        @Nullable String rounding,
        @Nullable String surplus,
        @Nullable List<PriorityContent> priorities,
        List<OfferContent> offers,
        List<SupplierContent> suppliers) {

    static final int FORMAT = 1;

    /**
     * What is the standard may be left out, as it is in contents from before there was a choice.
     */
    RoundRules rules() {
        return new RoundRules(
                RoundRules.Allotment.valueOf(allotmentRule),
                RoundRules.Cost.valueOf(costRule),
                RoundRules.Freight.valueOf(freightRule),
                RoundRules.MissedMinimum.valueOf(missedMinimum),
                Boolean.TRUE.equals(noOneWorseOff),
                vatModel == null
                        ? RoundRules.VatModel.AGENT
                        : RoundRules.VatModel.valueOf(vatModel),
                rounding == null
                        ? RoundRules.Rounding.BY_LOT
                        : RoundRules.Rounding.valueOf(rounding),
                surplus == null
                        ? RoundRules.Surplus.TO_TOLERANCES
                        : RoundRules.Surplus.valueOf(surplus));
    }

    /** Left out where there is none, as in contents from before it was kept. */
    Percent feeVat() {
        return feeVatHundredths == null ? Percent.ZERO : new Percent(feeVatHundredths);
    }

    /** The class of a member, of those that are named. */
    @JsonPropertyOrder(alphabetic = true)
    record PriorityContent(UUID member, int priorityClass) {}

    /** Null where nobody is named, as in contents from before there was a choice. */
    static @Nullable List<PriorityContent> priorities(Map<MemberId, Integer> of) {
        return of.isEmpty()
                ? null
                : of.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(Comparator.comparing(MemberId::value)))
                        .map(e -> new PriorityContent(e.getKey().value(), e.getValue()))
                        .toList();
    }

    Map<MemberId, Integer> classes() {
        Map<MemberId, Integer> classes = new HashMap<>();
        if (priorities != null) {
            priorities.forEach(
                    each -> classes.put(new MemberId(each.member()), each.priorityClass()));
        }
        return classes;
    }

    /** An offer in it. */
    @JsonPropertyOrder(alphabetic = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfferContent(
            UUID id,
            UUID supplier,
            long version,
            String sku,
            String name,
            String unit,
            @Nullable Long packMilli,
            @Nullable Long minimumCases,
            @Nullable Long minimumMilli,
            @Nullable String breakKind,
            @Nullable String priceBasis,
            List<BreakContent> breaks,
            int vatHundredths,
            long depositMinor,
            String referencePrice,
            @Nullable Long unitWeightGrams,
            int markUpHundredths,
            long feeMinor,
            @Nullable String referenceKind,
            @Nullable String referenceSource,
            @Nullable String referenceOn,
            @Nullable String product,
            @Nullable Long catchWeightGrams,
            @Nullable String category) {

        static OfferContent of(Offer offer) {
            WholesaleTerms terms = offer.terms();
            Packing packing = terms.packing();
            return new OfferContent(
                    offer.id().value(),
                    offer.supplier().value(),
                    offer.version(),
                    terms.sku(),
                    terms.name(),
                    terms.unit().code(),
                    packing instanceof Packing.InCases c ? c.pack().unitsPerCase().milli() : null,
                    packing instanceof Packing.InCases c ? c.minimum().count() : null,
                    packing instanceof Packing.Loose l ? l.minimum().milli() : null,
                    orNull(terms.prices().kind(), PriceList.Kind.ALL_UNITS),
                    orNull(terms.prices().basis(), PriceList.Basis.UNIT),
                    terms.breaks().stream().map(BreakContent::of).toList(),
                    terms.vat().hundredths(),
                    terms.deposit().minor(),
                    terms.referencePrice().toString(),
                    terms.unitWeightGramsOrNull(),
                    terms.fee().markUp().hundredths(),
                    terms.fee().perUnit().minor(),
                    orNull(terms.reference().kind(), Reference.Kind.RETAIL_QUOTE),
                    terms.reference().sourceOrNull(),
                    terms.reference().on().map(Object::toString).orElse(null),
                    terms.productOrNull(),
                    terms.catchWeight().map(Units::milli).orElse(null),
                    terms.categoryOrNull());
        }

        Offer offer(Currency currency) {
            WholesaleTerms terms =
                    new WholesaleTerms(
                            sku,
                            name,
                            new UnitCode(unit),
                            packing(),
                            prices(currency),
                            new Percent(vatHundredths),
                            new Money(depositMinor, currency),
                            UnitPrice.parse(referencePrice, currency),
                            unitWeightGrams,
                            new CoopFee(
                                    new Percent(markUpHundredths), new Money(feeMinor, currency)),
                            reference(),
                            product,
                            catchWeightGrams == null ? null : new Units(catchWeightGrams),
                            category);
            return new Offer(new OfferId(id), new SupplierId(supplier), version, true, terms);
        }

        private Reference reference() {
            return new Reference(
                    referenceKind == null
                            ? Reference.Kind.RETAIL_QUOTE
                            : Reference.Kind.valueOf(referenceKind),
                    referenceSource,
                    referenceOn == null ? null : LocalDate.parse(referenceOn));
        }

        /** The standard is left out, so that contents from before there was a choice read alike. */
        private static <E extends Enum<E>> @Nullable String orNull(E chosen, E standard) {
            return chosen == standard ? null : chosen.name();
        }

        private PriceList prices(Currency currency) {
            return new PriceList(
                    breakKind == null
                            ? PriceList.Kind.ALL_UNITS
                            : PriceList.Kind.valueOf(breakKind),
                    priceBasis == null ? PriceList.Basis.UNIT : PriceList.Basis.valueOf(priceBasis),
                    breaks.stream().map(b -> b.priceBreak(currency)).toList());
        }

        private Packing packing() {
            if (packMilli == null || minimumCases == null) {
                return new Packing.Loose(new Units(minimumMilli == null ? 0 : minimumMilli));
            }
            return new Packing.InCases(new CasePack(new Units(packMilli)), new Cases(minimumCases));
        }
    }

    /** A price break in it. */
    @JsonPropertyOrder(alphabetic = true)
    record BreakContent(long fromMilli, String price) {

        static BreakContent of(PriceBreak priceBreak) {
            return new BreakContent(priceBreak.from().milli(), priceBreak.price().toString());
        }

        PriceBreak priceBreak(Currency currency) {
            return new PriceBreak(new Units(fromMilli), UnitPrice.parse(price, currency));
        }
    }

    /** A class of vehicles in it. */
    @JsonPropertyOrder(alphabetic = true)
    record VehicleContent(long upToGrams, long costMinor) {

        static VehicleContent of(VehicleClass vehicle) {
            return new VehicleContent(vehicle.upToGrams(), vehicle.cost().minor());
        }

        VehicleClass vehicle(Currency currency) {
            return new VehicleClass(upToGrams, new Money(costMinor, currency));
        }
    }

    /** A supplier in it. */
    @JsonPropertyOrder(alphabetic = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SupplierContent(
            UUID id,
            long version,
            String code,
            String name,
            @Nullable String gln,
            @Nullable String contact,
            long minimumOrderMinor,
            long freightMinor,
            @Nullable List<VehicleContent> vehicles) {

        static SupplierContent of(Supplier supplier) {
            SupplierTerms terms = supplier.terms();
            return new SupplierContent(
                    supplier.id().value(),
                    supplier.version(),
                    terms.code(),
                    terms.name(),
                    terms.glnOrNull(),
                    terms.contactOrNull(),
                    terms.minimumOrder().minor(),
                    terms.freight().minor(),
                    terms.vehicles().isEmpty()
                            ? null
                            : terms.vehicles().stream().map(VehicleContent::of).toList());
        }

        Supplier supplier(Currency currency) {
            SupplierTerms terms =
                    new SupplierTerms(
                            code,
                            name,
                            gln,
                            contact,
                            new Money(minimumOrderMinor, currency),
                            new Money(freightMinor, currency),
                            vehicles == null
                                    ? List.of()
                                    : vehicles.stream().map(v -> v.vehicle(currency)).toList());
            return new Supplier(new SupplierId(id), version, true, terms);
        }
    }
}
