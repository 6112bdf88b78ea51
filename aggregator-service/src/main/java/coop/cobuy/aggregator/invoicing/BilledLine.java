package coop.cobuy.aggregator.invoicing;

import coop.cobuy.money.Money;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

/**
 * One billed product, as the supplier states it. Of a credit note the amounts are positive too and
 * count against.
 *
 * @param lineNo 1 for the first
 * @param units member units billed
 * @param net the line's net amount (BT-131); what is charged, whatever units times price may be
 */
public record BilledLine(
        int lineNo,
        LineKind kind,
        String sku,
        Units units,
        UnitPrice unitPrice,
        Money net,
        Percent vatPercent) {}
