package coop.cobuy.aggregator.invoicing;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * One billed product, as the supplier states it. Of a credit note the amounts are positive too and
 * count against.
 *
 * @param lineNo 1 for the first
 * @param units billed, of the unit that the line names, else member units
 * @param unitPrice of one such unit
 * @param net the line's net amount (BT-131); what is charged, whatever units times price may be
 * @param unitOrNull see {@link #unit()}
 */
public record BilledLine(
        int lineNo,
        LineKind kind,
        String sku,
        Units units,
        UnitPrice unitPrice,
        Money net,
        Percent vatPercent,
        @Nullable UnitCode unitOrNull) {

    /** Of member units. */
    BilledLine(
            int lineNo,
            LineKind kind,
            String sku,
            Units units,
            UnitPrice unitPrice,
            Money net,
            Percent vatPercent) {
        this(lineNo, kind, sku, units, unitPrice, net, vatPercent, null);
    }

    /** In what it is billed, if the supplier says. */
    public Optional<UnitCode> unit() {
        return Optional.ofNullable(unitOrNull);
    }

    /** Whether kilograms are billed, of whatever was ordered. */
    public boolean isInKilograms() {
        return UnitCode.KILOGRAM.equals(unitOrNull);
    }
}
