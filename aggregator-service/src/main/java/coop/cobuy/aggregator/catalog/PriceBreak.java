package coop.cobuy.aggregator.catalog;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;

/**
 * From so many member units on, every unit costs so much, net.
 *
 * @param price without trailing zeros, so that equal prices are equal
 */
public record PriceBreak(Units from, UnitPrice price) {

    public PriceBreak {
        price = plain(price);
    }

    /** The same price without trailing zeros: {@code 1.5} for {@code 1.500000}. */
    static UnitPrice plain(UnitPrice price) {
        BigDecimal stripped = price.amount().stripTrailingZeros();
        return new UnitPrice(
                stripped.scale() < 0 ? stripped.setScale(0) : stripped, price.currency());
    }
}
