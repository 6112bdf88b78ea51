package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

/**
 * What became of an ordered line when receiving was closed: received = allotted + stock.
 *
 * @param damaged came, but is not among what was received
 */
public record ReceivedLine(
        OfferId offer, Units ordered, Units received, Units damaged, Units allotted, Units stock) {

    static ReceivedLine of(ReceivedLineRow row) {
        return new ReceivedLine(
                new OfferId(row.offerId()),
                new Units(row.orderedMilli()),
                new Units(row.receivedMilli()),
                new Units(row.damagedMilli()),
                new Units(row.allottedMilli()),
                new Units(row.stockMilli()));
    }
}
