package coop.cobuy.aggregator.batching;

import java.util.OptionalLong;

/** Why a member gets a quantity: a code, the rule, the numbers, and a sentence made from them. */
public sealed interface Reason {

    ReasonCode code();

    AllotmentRule rule();

    /** Plain English for the member, every number in it taken from this reason. */
    String text();

    /**
     * A reason from filling an order.
     *
     * @param askedMilli asked for firmly
     * @param toleranceMilli taken on top if that helps
     * @param gotMilli allotted
     * @param limitMicro the most that a unit may cost, if the line says so
     * @param facts what all lines of the offer share
     */
    record Filled(
            ReasonCode code,
            long askedMilli,
            long toleranceMilli,
            long gotMilli,
            OptionalLong limitMicro,
            FillFacts facts)
            implements Reason {

        @Override
        public AllotmentRule rule() {
            return facts.rule();
        }

        @Override
        public String text() {
            return FillText.of(this);
        }
    }

    /**
     * A reason from having less than was ordered.
     *
     * @param plannedMilli what the filled order would have given
     * @param gotMilli what is left of it
     * @param facts what all lines of the offer share
     */
    record Cut(ReasonCode code, long plannedMilli, long gotMilli, ShortfallFacts facts)
            implements Reason {

        @Override
        public AllotmentRule rule() {
            return facts.rule();
        }

        @Override
        public String text() {
            return ShortfallText.of(this);
        }
    }
}
