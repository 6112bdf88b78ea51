package coop.cobuy.suppliers.document;

import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * An order as a supplier understands it.
 *
 * @param revision 0 for the first
 * @param deliveryDate ISO 8601; null: the next tour
 * @param lines what is wanted now; none of a cancellation
 */
public record SupplierOrder(
        Kind kind,
        String number,
        int revision,
        Currency currency,
        @Nullable String deliveryDate,
        List<Line> lines) {

    public SupplierOrder {
        lines = List.copyOf(lines);
    }

    /** What the document asks for. */
    public enum Kind {
        ORDER,
        CHANGE,
        CANCELLATION
    }

    /**
     * One wanted product.
     *
     * @param unit UN/ECE code of the member unit
     * @param perCase member units in a case
     * @param cases whole cases; 0 of weighed goods
     * @param units member units in all
     * @param unitPrice net, of one unit; null where the format has no prices
     * @param vatPercent null where the format has none
     */
    public record Line(
            int number,
            String sku,
            String name,
            String unit,
            Units perCase,
            long cases,
            Units units,
            @Nullable UnitPrice unitPrice,
            @Nullable Percent vatPercent) {

        /** The same with another quantity, in whole cases where it comes in such. */
        public Line of(Units other) {
            long left = cases == 0 ? 0 : other.milli() / perCase.milli();
            return new Line(number, sku, name, unit, perCase, left, other, unitPrice, vatPercent);
        }

        /** What a bill says of it, if the order told the price. */
        public Optional<UnitPrice> price() {
            return Optional.ofNullable(unitPrice);
        }
    }
}
