package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.Units;

import java.math.BigInteger;

/** Chooses how many lots (cases, or steps of loose goods) to order for a demand. */
final class Lots {

    private Lots() {}

    /**
     * The quantity that fills most of the firm demand; among those the cheapest; among those the
     * least. Between the candidates below, cost only rises with quantity, so no other can win.
     */
    static long orderedMilli(OfferTerms terms, long firmMilli, long toleranceMilli) {
        long lot = terms.lotMilli();
        long most = Math.addExact(firmMilli, toleranceMilli) / lot;
        long least = Math.ceilDiv(terms.minimumMilli(), lot);
        Choice choice = new Choice(terms, firmMilli);
        choice.consider(0);
        long[] breaks = terms.breaks().fromMilli();
        long[] candidates = new long[breaks.length + 3];
        candidates[0] = firmMilli / lot;
        candidates[1] = Math.ceilDiv(firmMilli, lot);
        candidates[2] = least;
        for (int k = 0; k < breaks.length; k++) {
            candidates[k + 3] = Math.ceilDiv(breaks[k], lot);
        }
        for (long lots : candidates) {
            if (lots >= least && lots <= most) {
                choice.consider(lots * lot);
            }
        }
        return choice.orderedMilli;
    }

    /** How many lots a demand fills, price left aside; none where it misses the minimum. */
    static long filled(long lot, long minimumMilli, long firmMilli, long toleranceMilli) {
        long most = Math.addExact(firmMilli, toleranceMilli) / lot;
        long least = Math.ceilDiv(minimumMilli, lot);
        long wanted = firmMilli == 0 ? 0 : Math.max(least, Math.ceilDiv(firmMilli, lot));
        long lots = Math.min(wanted, most);
        return lots < least ? 0 : lots;
    }

    /** The best quantity so far. */
    private static final class Choice {

        private final OfferTerms terms;
        private final long firmMilli;
        private long orderedMilli;
        private BigInteger cost = BigInteger.ZERO;

        private Choice(OfferTerms terms, long firmMilli) {
            this.terms = terms;
            this.firmMilli = firmMilli;
        }

        private void consider(long quantityMilli) {
            BigInteger price = terms.breaks().raw(new Units(quantityMilli)).nano();
            if (isBetter(quantityMilli, price)) {
                orderedMilli = quantityMilli;
                cost = price;
            }
        }

        private boolean isBetter(long quantityMilli, BigInteger price) {
            long filled = Math.min(quantityMilli, firmMilli);
            long filledBefore = Math.min(orderedMilli, firmMilli);
            if (filled != filledBefore) {
                return filled > filledBefore;
            }
            int cheaper = cost.compareTo(price);
            return cheaper > 0 || (cheaper == 0 && quantityMilli < orderedMilli);
        }
    }
}
