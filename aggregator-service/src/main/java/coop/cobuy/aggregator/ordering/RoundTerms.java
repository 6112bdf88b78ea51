package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.rounds.MemberPrice;
import coop.cobuy.quantity.UnitCode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What ordering needs of a round's snapshot, worked out once.
 *
 * @param offers by offer id
 * @param feeMinor what an order may cost on top, whatever its lines, in minor units
 * @param limitsHold whether no unit costs a member more than the line's limit: so with one price
 *     for all; other cost rules split what all units cost together, and charge some members more
 *     for a unit than others
 */
record RoundTerms(
        Currency currency, Map<UUID, OfferTerms> offers, long feeMinor, boolean limitsHold) {

    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    RoundTerms {
        offers = Map.copyOf(offers);
    }

    /**
     * What ordering needs of an offer.
     *
     * @param stepMilli quantities are multiples of it: 1000 for pieces, 1 for weighed goods
     * @param highestMicro the highest net unit price, in millionths of the currency
     * @param price what a unit costs the member beyond its net
     */
    record OfferTerms(
            String name, UnitCode unit, long stepMilli, long highestMicro, MemberPrice price) {

        /** With the most of both that a unit may cost. */
        OfferTerms higher(OfferTerms other) {
            return new OfferTerms(
                    name,
                    unit,
                    stepMilli,
                    Math.max(highestMicro, other.highestMicro),
                    price.higher(other.price));
        }
    }

    /**
     * The most that these lines can cost, in minor units, rounded up: every unit of quantity and
     * tolerance at the highest price, or the line's limit where that binds, with mark-up, VAT,
     * deposit and fee. The largest long for whatever is beyond it.
     */
    long holdMinor(List<OrderLine> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        BigInteger sum = BigInteger.valueOf(feeMinor);
        for (OrderLine line : lines) {
            OfferTerms terms = offers.get(line.offer());
            if (terms == null) {
                throw new IllegalStateException("offer: " + line.offer() + " (expected: known)");
            }
            sum = sum.add(upper(terms, line));
        }
        return sum.min(LONG_MAX).longValueExact();
    }

    private BigInteger upper(OfferTerms terms, OrderLine line) {
        BigDecimal units = BigDecimal.valueOf(line.quantityMilli() + line.toleranceMilli(), 3);
        long price =
                limitsHold
                        ? Math.min(terms.highestMicro(), line.limitMicro())
                        : terms.highestMicro();
        return terms.price()
                .atMost(BigDecimal.valueOf(price, 6).multiply(units), units)
                .movePointRight(currency.getDefaultFractionDigits())
                .toBigIntegerExact();
    }

    /**
     * What these lines would cost at these net unit prices, in minor units, to the nearest: firm
     * quantities alone; a line whose limit is below its price would get nothing.
     *
     * @param prices by offer
     */
    long likelyMinor(List<OwnOrders.Line> lines, Map<UUID, BigDecimal> prices) {
        BigDecimal sum = BigDecimal.ZERO;
        for (OwnOrders.Line line : lines) {
            OfferTerms terms = offers.get(line.offer().value());
            BigDecimal price = prices.get(line.offer().value());
            BigDecimal limit = line.maxUnitPrice();
            boolean bought = limit == null || price == null || limit.compareTo(price) >= 0;
            if (terms != null && price != null && bought) {
                BigDecimal units = line.quantity().decimal();
                sum = sum.add(terms.price().of(price.multiply(units), units));
            }
        }
        int digits = currency.getDefaultFractionDigits();
        BigDecimal minor = sum.setScale(digits, RoundingMode.HALF_UP).movePointRight(digits);
        return lines.isEmpty() ? 0 : Math.addExact(minor.longValueExact(), feeMinor);
    }
}
