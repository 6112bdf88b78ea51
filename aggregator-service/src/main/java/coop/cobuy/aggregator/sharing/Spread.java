package coop.cobuy.aggregator.sharing;

/** By what an allowance or a charge on a whole document is shared. */
public sealed interface Spread {

    /** By the nets of the lines with its VAT rate, else of all lines: for allowances. */
    record ByNet() implements Spread {}

    /** By the round's rule, or the one that the charge names. */
    record ByRule(FreightRule rule) implements Spread {}

    /**
     * By numbers of the caller's own: what was borne of the charge that is credited.
     *
     * @param weights one for each participant, zero or more
     */
    record Fixed(Weights weights) implements Spread {}

    static Spread byNet() {
        return new ByNet();
    }

    static Spread by(FreightRule rule) {
        return new ByRule(rule);
    }

    static Spread fixed(Weights weights) {
        return new Fixed(weights);
    }
}
