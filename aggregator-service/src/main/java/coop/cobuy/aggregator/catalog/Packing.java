package coop.cobuy.aggregator.catalog;

import coop.cobuy.quantity.CasePack;
import coop.cobuy.quantity.Cases;
import coop.cobuy.quantity.Units;

/** In what lots a supplier takes orders for an offer, and the least it takes (MOQ). */
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
}
