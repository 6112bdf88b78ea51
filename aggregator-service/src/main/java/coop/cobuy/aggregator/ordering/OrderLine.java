package coop.cobuy.aggregator.ordering;

import coop.cobuy.id.Id;
import coop.cobuy.quantity.Units;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.UUID;

/**
 * What a member wants of one offer.
 *
 * @param quantityMilli firm, thousandths of a member unit, above zero
 * @param toleranceMilli up to so many more, thousandths of a member unit
 * @param limitMicro maximum net unit price in millionths of the currency, or {@link #NO_LIMIT}
 * @param allOrNothing whether it takes the whole firm quantity or nothing
 */
record OrderLine(
        UUID offer,
        long quantityMilli,
        long toleranceMilli,
        long limitMicro,
        boolean allOrNothing) {

    static final long NO_LIMIT = Long.MAX_VALUE;

    /** The order of ids in the database: bytes, unsigned. */
    static final Comparator<UUID> BY_BYTES =
            (a, b) -> {
                int high =
                        Long.compareUnsigned(
                                a.getMostSignificantBits(), b.getMostSignificantBits());
                return high != 0
                        ? high
                        : Long.compareUnsigned(
                                a.getLeastSignificantBits(), b.getLeastSignificantBits());
            };

    static final Comparator<OrderLine> BY_OFFER = Comparator.comparing(OrderLine::offer, BY_BYTES);

    private static final int PRICE_DECIMALS = 6;

    OrderLine {
        if (quantityMilli <= 0 || quantityMilli > Units.MAX.milli()) {
            throw new IllegalArgumentException(
                    "quantity: " + quantityMilli + " thousandths (expected: above 0, to 10^12)");
        }
        if (toleranceMilli < 0 || toleranceMilli > Units.MAX.milli()) {
            throw new IllegalArgumentException(
                    "tolerance: " + toleranceMilli + " thousandths (expected: 0 to 10^12)");
        }
        if (limitMicro < 0) {
            throw new IllegalArgumentException("limit: " + limitMicro + " (expected: >= 0)");
        }
    }

    /** A line that takes less than its quantity as well. */
    OrderLine(UUID offer, long quantityMilli, long toleranceMilli, long limitMicro) {
        this(offer, quantityMilli, toleranceMilli, limitMicro, false);
    }

    byte[] offerBytes() {
        return Id.bytes(offer);
    }

    boolean hasLimit() {
        return limitMicro != NO_LIMIT;
    }

    BigDecimal limit() {
        return BigDecimal.valueOf(limitMicro, PRICE_DECIMALS);
    }

    /**
     * @throws ArithmeticException if it has more than six decimals or is out of range
     */
    static long micro(BigDecimal price) {
        return price.movePointRight(PRICE_DECIMALS).longValueExact();
    }
}
