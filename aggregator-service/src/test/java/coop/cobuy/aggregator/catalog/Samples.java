package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import java.util.Currency;
import java.util.List;

/** Terms for tests. */
final class Samples {

    static final Currency EUR = Currency.getInstance("EUR");

    private Samples() {}

    static SupplierTerms supplier(String code) {
        return new SupplierTerms(
                code, "Supplier " + code, null, null, new Money(10_000, EUR), new Money(1500, EUR));
    }

    static WholesaleTerms cased(String sku) {
        return new WholesaleTerms(
                sku,
                "Rice, 1 kg",
                UnitCode.PIECE,
                new Packing.InCases(CasePack.of(8), new Cases(2)),
                PriceList.allUnits(List.of(priceBreak("8", "1.50"), priceBreak("32", "1.39"))),
                Percent.parse("7.00"),
                new Money(25, EUR),
                UnitPrice.parse("1.71", EUR),
                1050L,
                new CoopFee(Percent.parse("2.5"), new Money(1, EUR)));
    }

    static WholesaleTerms weighed(String sku) {
        return new WholesaleTerms(
                sku,
                "Potatoes",
                UnitCode.KILOGRAM,
                new Packing.Loose(Units.parse("2.5")),
                PriceList.allUnits(List.of(priceBreak("0", "0.899"))),
                Percent.ZERO,
                Money.zero(EUR),
                UnitPrice.parse("1.2", EUR),
                null,
                new CoopFee(Percent.ZERO, Money.zero(EUR)));
    }

    static PriceBreak priceBreak(String from, String price) {
        return new PriceBreak(Units.parse(from), UnitPrice.parse(price, EUR));
    }
}
