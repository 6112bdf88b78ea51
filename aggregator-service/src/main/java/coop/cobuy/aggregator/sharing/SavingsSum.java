package coop.cobuy.aggregator.sharing;

import java.util.List;

/**
 * Savings added up, in minor units: hard ones and avoided costs each by themselves. There is no sum
 * of both, on purpose.
 */
public record SavingsSum(long hard, long avoided) {

    public static SavingsSum of(List<Saving> savings) {
        long hard = 0;
        long avoided = 0;
        for (Saving saving : savings) {
            if (saving.isHard()) {
                hard = Math.addExact(hard, saving.amount());
            } else {
                avoided = Math.addExact(avoided, saving.amount());
            }
        }
        return new SavingsSum(hard, avoided);
    }
}
