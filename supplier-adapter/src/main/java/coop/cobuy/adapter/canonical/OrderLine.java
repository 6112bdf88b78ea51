package coop.cobuy.adapter.canonical;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

/**
 * One ordered product.
 *
 * @param lineNo 1 for the first
 * @param cases whole cases; none for weighed goods, where only the units count
 * @param units member units in all
 * @param unitPrice net price of one member unit
 * @param gtin of the member unit, 8 to 14 digits; null: not known
 */
public record OrderLine(
        int lineNo,
        String sku,
        String name,
        UnitCode unit,
        CasePack casePack,
        Cases cases,
        Units units,
        UnitPrice unitPrice,
        Money net,
        Percent vatPercent,
        @Nullable String gtin) {

    /**
     * @throws IllegalArgumentException if cases and units disagree
     */
    public OrderLine {
        if (!cases.isZero() && !casePack.units(cases).equals(units)) {
            throw new IllegalArgumentException(
                    "line %d: %s units (expected: %s in %s cases)"
                            .formatted(lineNo, units, casePack.units(cases), cases));
        }
    }

    /** Of a product whose GTIN is not known. */
    public OrderLine(
            int lineNo,
            String sku,
            String name,
            UnitCode unit,
            CasePack casePack,
            Cases cases,
            Units units,
            UnitPrice unitPrice,
            Money net,
            Percent vatPercent) {
        this(lineNo, sku, name, unit, casePack, cases, units, unitPrice, net, vatPercent, null);
    }

    OrderLine numbered(int number) {
        return new OrderLine(
                number, sku, name, unit, casePack, cases, units, unitPrice, net, vatPercent, gtin);
    }
}
