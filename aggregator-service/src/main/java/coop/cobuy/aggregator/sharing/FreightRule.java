package coop.cobuy.aggregator.sharing;

/** Who pays what of freight and of other charges on a whole delivery. */
public enum FreightRule {
    /** Every member who got something pays the same: a fixed fee's Shapley share. */
    PER_HEAD,
    /** By the net of the goods. */
    BY_VALUE,
    /** By the weight of the goods; by heads where no weight is known. */
    BY_WEIGHT,
    /** By the number of units; by heads where there are none. */
    BY_UNITS
}
