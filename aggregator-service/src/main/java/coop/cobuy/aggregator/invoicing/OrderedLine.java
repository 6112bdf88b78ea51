package coop.cobuy.aggregator.invoicing;

import coop.cobuy.id.OfferId;
import coop.cobuy.money.Percent;
import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * What the purchase order and the receipts say of one offer: the two other ways of the match.
 *
 * @param unit in which it is ordered
 * @param received all that came, over all receipts
 * @param billedBefore by the order's other invoices that stand, less what was credited, in that
 *     unit
 * @param weightOrNull see {@link #weight()}
 */
record OrderedLine(
        int lineNo,
        OfferId offer,
        String sku,
        Units ordered,
        UnitPrice unitPrice,
        Percent vatPercent,
        UnitCode unit,
        Units received,
        Units billedBefore,
        @Nullable Weight weightOrNull) {

    /**
     * The same in kilograms, of pieces that may be billed by weight.
     *
     * @param price of one
     * @param billedBefore what was billed in kilograms; what was billed in pieces is not in it
     */
    record Weight(Units ordered, UnitPrice price, Units received, Units billedBefore) {}

    Optional<Weight> weight() {
        return Optional.ofNullable(weightOrNull);
    }
}
