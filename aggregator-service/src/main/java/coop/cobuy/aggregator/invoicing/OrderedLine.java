package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.Units;

/**
 * What the purchase order and the receipts say of one offer: the two other ways of the match.
 *
 * @param received all that came, over all receipts
 * @param billedBefore by the order's other invoices that stand, less what was credited
 */
record OrderedLine(
        int lineNo,
        OfferId offer,
        String sku,
        Units ordered,
        UnitPrice unitPrice,
        Percent vatPercent,
        Units received,
        Units billedBefore) {}
