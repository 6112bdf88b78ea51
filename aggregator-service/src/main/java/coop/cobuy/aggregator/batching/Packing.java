package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

/** In what lots a supplier takes orders for an offer. */
public sealed interface Packing {

    /**
     * Whole cases only.
     *
     * @param minimum the fewest cases that are taken; 0 and 1 mean no minimum
     */
    record InCases(CasePack pack, Cases minimum) implements Packing {
        public InCases {
            pack.units(minimum); // refuses a minimum beyond the range of a quantity
        }
    }

    /**
     * Any quantity: weighed goods, and pieces that are sold one by one.
     *
     * @param minimum the least quantity that is taken, zero for none
     */
    record Loose(Units minimum) implements Packing {}

    /** Whole cases from a minimum on. */
    static Packing inCases(CasePack pack, Cases minimum) {
        return new InCases(pack, minimum);
    }

    /** Any quantity, without a minimum. */
    static Packing loose() {
        return new Loose(Units.ZERO);
    }
}
