package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.batching.CatchWeight;
import coop.cobuy.quantity.Units;

/**
 * What of the weight that came of pieces falls on each member's, to the gram: in proportion to the
 * pieces that they get, the co-op's stock bearing its part. Pure.
 */
final class WeightShares {

    private final CatchWeight nominal;
    private final Units kilograms;
    private final long[] grams;

    private WeightShares(CatchWeight nominal, Units kilograms, long[] grams) {
        this.nominal = nominal;
        this.kilograms = kilograms;
        this.grams = grams;
    }

    /**
     * @param kilograms of all usable pieces that came
     */
    static WeightShares of(CatchWeight nominal, Sharing sharing, Units kilograms) {
        return new WeightShares(nominal, kilograms, sharing.grams(kilograms));
    }

    CatchWeight nominal() {
        return nominal;
    }

    Units kilograms() {
        return kilograms;
    }

    long grams(int line) {
        return grams[line];
    }

    Units allotted() {
        long sum = 0;
        for (long each : grams) {
            sum = Math.addExact(sum, each);
        }
        return new Units(sum);
    }

    Units stock() {
        return kilograms.minus(allotted());
    }
}
