package coop.cobuy.adapter.canonical;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

/**
 * One ordered product.
 *
 * @param lineNo 1 for the first
 * @param cases whole cases; none for weighed goods, where only the units count
 * @param units member units in all
 * @param unitPrice net price of one member unit
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
        Percent vatPercent) {

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
}
