package coop.cobuy.aggregator.receiving;

import coop.cobuy.id.OfferId;
import coop.cobuy.quantity.Units;

import org.jspecify.annotations.Nullable;

/**
 * What became of an ordered line when receiving was closed: received = allotted + stock.
 *
 * @param damaged came, but is not among what was received
 * @param weightOrNull what was received weighs; null where it is billed by the unit it is ordered
 *     in
 */
public record ReceivedLine(
        OfferId offer,
        Units ordered,
        Units received,
        Units damaged,
        Units allotted,
        Units stock,
        @Nullable Weight weightOrNull) {

    /** Kilograms: received = allotted + stock. */
    public record Weight(Units received, Units allotted, Units stock) {}

    static ReceivedLine of(ReceivedLineRow row) {
        return new ReceivedLine(
                new OfferId(row.offerId()),
                new Units(row.orderedMilli()),
                new Units(row.receivedMilli()),
                new Units(row.damagedMilli()),
                new Units(row.allottedMilli()),
                new Units(row.stockMilli()),
                weight(row.weightGrams(), row.allottedGrams(), row.stockGrams()));
    }

    private static @Nullable Weight weight(
            @Nullable Long received, @Nullable Long allotted, @Nullable Long stock) {
        return received == null || allotted == null || stock == null
                ? null
                : new Weight(new Units(received), new Units(allotted), new Units(stock));
    }
}
