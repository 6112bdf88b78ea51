package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.UuidBytes;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.SupplierId;
import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.model.DataType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A row of {@code offer}. */
@MappedEntity("offer")
record OfferRow(
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID coopId,
        @Id @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID id,
        @MappedProperty(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID supplierId,
        String sku,
        String name,
        String unit,
        long packMilli,
        long minimumCases,
        long minimumMilli,
        String breakKind,
        String priceBasis,
        int vatHundredths,
        String currency,
        long depositMinor,
        BigDecimal referencePrice,
        @Nullable Long unitWeightGrams,
        int markUpHundredths,
        long feeMinor,
        String referenceKind,
        @Nullable String referenceSource,
        @Nullable LocalDate referenceOn,
        @Nullable String product,
        @Nullable Long catchWeightGrams,
        @Nullable String category,
        boolean active,
        long version) {

    static OfferRow of(CoopId coop, Offer offer) {
        WholesaleTerms terms = offer.terms();
        Packing packing = terms.packing();
        return new OfferRow(
                coop.value(),
                offer.id().value(),
                offer.supplier().value(),
                terms.sku(),
                terms.name(),
                terms.unit().code(),
                packing instanceof Packing.InCases cased ? cased.pack().unitsPerCase().milli() : 0,
                packing instanceof Packing.InCases cased ? cased.minimum().count() : 0,
                packing instanceof Packing.Loose loose ? loose.minimum().milli() : 0,
                terms.prices().kind().name(),
                terms.prices().basis().name(),
                terms.vat().hundredths(),
                terms.currency().getCurrencyCode(),
                terms.deposit().minor(),
                terms.referencePrice().amount(),
                terms.unitWeightGramsOrNull(),
                terms.fee().markUp().hundredths(),
                terms.fee().perUnit().minor(),
                terms.reference().kind().name(),
                terms.reference().sourceOrNull(),
                terms.reference().onOrNull(),
                terms.productOrNull(),
                terms.catchWeight().map(Units::milli).orElse(null),
                terms.categoryOrNull(),
                offer.active(),
                offer.version());
    }

    Offer offer(List<PriceBreakRow> breaks) {
        Currency money = Currency.getInstance(currency);
        WholesaleTerms terms =
                new WholesaleTerms(
                        sku,
                        name,
                        new UnitCode(unit),
                        packing(),
                        new PriceList(
                                PriceList.Kind.valueOf(breakKind),
                                PriceList.Basis.valueOf(priceBasis),
                                breaks.stream().map(row -> row.priceBreak(money)).toList()),
                        new Percent(vatHundredths),
                        new Money(depositMinor, money),
                        new UnitPrice(referencePrice, money),
                        unitWeightGrams,
                        new CoopFee(new Percent(markUpHundredths), new Money(feeMinor, money)),
                        new Reference(
                                Reference.Kind.valueOf(referenceKind),
                                referenceSource,
                                referenceOn),
                        product,
                        catchWeightGrams == null ? null : new Units(catchWeightGrams),
                        category);
        return new Offer(new OfferId(id), new SupplierId(supplierId), version, active, terms);
    }

    private Packing packing() {
        return packMilli == 0
                ? new Packing.Loose(new Units(minimumMilli))
                : new Packing.InCases(new CasePack(new Units(packMilli)), new Cases(minimumCases));
    }
}
