package coop.cobuy.aggregator.rounds;

/**
 * How a round fills cases, shares what comes and splits what it costs.
 *
 * @param noOneWorseOff whether a member's share of a line of goods is capped at what the quantity
 *     would have cost alone; what exceeds all caps is the co-op's
 */
public record RoundRules(
        Allotment allotment,
        Cost cost,
        Freight freight,
        MissedMinimum missedMinimum,
        boolean noOneWorseOff,
        VatModel vatModel,
        Rounding rounding,
        Surplus surplus) {

    /** What a round has if nobody chose. */
    public static final RoundRules STANDARD =
            new RoundRules(
                    Allotment.EQUAL_AWARDS,
                    Cost.EQUAL_PRICE,
                    Freight.PER_HEAD,
                    MissedMinimum.CANCEL);

    /** What is delivered beyond the plan goes to tolerances first. */
    public RoundRules(
            Allotment allotment,
            Cost cost,
            Freight freight,
            MissedMinimum missedMinimum,
            boolean noOneWorseOff,
            VatModel vatModel,
            Rounding rounding) {
        this(
                allotment,
                cost,
                freight,
                missedMinimum,
                noOneWorseOff,
                vatModel,
                rounding,
                Surplus.TO_TOLERANCES);
    }

    /** Without caps, and with the supplier's tax split. */
    public RoundRules(
            Allotment allotment, Cost cost, Freight freight, MissedMinimum missedMinimum) {
        this(allotment, cost, freight, missedMinimum, false, VatModel.AGENT, Rounding.BY_LOT);
    }

    /** Who gets what when there is not enough. */
    public enum Allotment {
        /** Everybody gets their claim up to one common level. */
        EQUAL_AWARDS,
        /** Everybody gets the same part of their claim. */
        PROPORTIONAL,
        /** Everybody goes without the same quantity, as far as they asked for so much. */
        EQUAL_LOSSES,
        /** Half of each claim is met or cut equally. */
        TALMUD,
        /** Whoever came first; a raised quantity comes when it was raised. */
        FIRST_COME,
        /** By lots, drawn anew for each line of a purchase order from the ids of both. */
        LOTTERY
    }

    /** Who pays what of an invoice's goods. */
    public enum Cost {
        /** Everybody pays the same for one unit. */
        EQUAL_PRICE,
        /** Everybody saves the same percentage of what the quantity would have cost alone. */
        PROPORTIONAL_SAVINGS,
        /** Everybody pays what they add to the cost, averaged over all orders of arrival. */
        SHAPLEY,
        /** Small orders do not pay for what large ones need. */
        SERIAL
    }

    /** Who pays what of the freight. */
    public enum Freight {
        /** Everybody in the delivery pays the same. */
        PER_HEAD,
        /** By the value of the goods that each got. */
        BY_VALUE,
        /** By their weight. */
        BY_WEIGHT,
        /** By the number of units. */
        BY_UNITS,
        /**
         * What the supplier charges for a delivery by heads, and what it bills above that by
         * weight.
         */
        TWO_PART,
        /**
         * By the vehicle that each would need alone; who needs a small one does not pay for a large
         * one.
         */
        VEHICLE_CLASSES
    }

    /** Who gets what is delivered beyond the plan, once all that was asked for firmly is met. */
    public enum Surplus {
        /** Open tolerances by the round's rule, then the co-op's stock. */
        TO_TOLERANCES,
        /** The co-op's stock. */
        TO_STOCK
    }

    /** Who gets the cents that cannot be shared evenly. */
    public enum Rounding {
        /** The largest fractions, ties by a lot drawn anew for each invoice. */
        BY_LOT,
        /** Whom earlier invoices of the co-op left behind most: see the rounding ledger. */
        CARRIED
    }

    /** Whose tax members pay. */
    public enum VatModel {
        /** The co-op buys in its members' name: the supplier's tax is split. */
        AGENT,
        /** The co-op buys and sells: tax is computed for each member; the co-op rounds. */
        RESALE
    }

    /** What happens when a minimum order quantity or value is missed. */
    public enum MissedMinimum {
        /** Nothing is ordered, and the members are told. */
        CANCEL,
        /** Nothing is ordered; the lines go into the supplier's next round. */
        CARRY_OVER,
        /** A buyer decides, before anything of the round is approved. */
        ASK_BUYER
    }
}
