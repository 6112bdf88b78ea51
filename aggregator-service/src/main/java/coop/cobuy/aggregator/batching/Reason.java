package coop.cobuy.aggregator.batching;

import java.util.OptionalLong;

/** Why a member gets a quantity: a code, the rule, the numbers, and a sentence made from them. */
public sealed interface Reason {

    ReasonCode code();

    AllotmentRule rule();

    /** A sentence or two for the member, every number in it taken from this reason. */
    String text(Wording wording);

    /** The same in English. */
    default String text() {
        return text(Wording.ENGLISH);
    }

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
        public String text(Wording wording) {
            return FillText.of(this, wording);
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
        public String text(Wording wording) {
            return ShortfallText.of(this, wording);
        }
    }

    /**
     * A reason of a line that takes all or nothing and could not have all.
     *
     * @param askedMilli asked for firmly
     * @param offeredMilli what it would have got
     * @param facts what all lines of the offer share, without those left out
     */
    record AllOrNothing(long askedMilli, long offeredMilli, FillFacts facts) implements Reason {

        @Override
        public ReasonCode code() {
            return ReasonCode.ALL_OR_NOTHING;
        }

        @Override
        public AllotmentRule rule() {
            return facts.rule();
        }

        @Override
        public String text(Wording wording) {
            return wording.of(
                    "all-or-nothing",
                    wording.quantity(askedMilli, facts.unit()),
                    wording.quantity(offeredMilli, facts.unit()));
        }
    }

    /**
     * A reason of a line whose supplier's minimum order value was missed.
     *
     * @param askedMilli asked for firmly
     * @param plannedMilli what it would have got
     * @param missed the minimum, what was reached, and what happens then
     * @param facts what all lines of the offer share
     */
    record ValueMissed(long askedMilli, long plannedMilli, MissedValue missed, FillFacts facts)
            implements Reason {

        @Override
        public ReasonCode code() {
            return ReasonCode.MINIMUM_MISSED;
        }

        @Override
        public AllotmentRule rule() {
            return facts.rule();
        }

        @Override
        public String text(Wording wording) {
            return wording.of(
                    "minimum.planned",
                    wording.quantity(plannedMilli, facts.unit()),
                    missed.text(wording));
        }
    }

    /**
     * A reason from having more than was ordered.
     *
     * @param askedMilli asked for firmly
     * @param plannedMilli what the filled order would have given
     * @param gotMilli more than that
     */
    record Topped(long askedMilli, long plannedMilli, long gotMilli, ShortfallFacts facts)
            implements Reason {

        @Override
        public ReasonCode code() {
            if (gotMilli < askedMilli) {
                return ReasonCode.CASE_NOT_FILLED;
            }
            return gotMilli > askedMilli ? ReasonCode.TOLERANCE_USED : ReasonCode.SERVED_IN_FULL;
        }

        @Override
        public AllotmentRule rule() {
            return facts.rule();
        }

        @Override
        public String text(Wording wording) {
            return wording.of(
                    "topped",
                    wording.quantity(facts.availableMilli(), facts.unit()),
                    wording.quantity(plannedMilli, facts.unit()),
                    wording.quantity(gotMilli, facts.unit()));
        }
    }

    /**
     * A reason of a line that takes all or nothing, when less came than would have made it whole.
     *
     * @param plannedMilli what the filled order would have given
     * @param offeredMilli what would be left of it
     */
    record Withdrawn(long plannedMilli, long offeredMilli, ShortfallFacts facts) implements Reason {

        @Override
        public ReasonCode code() {
            return ReasonCode.ALL_OR_NOTHING;
        }

        @Override
        public AllotmentRule rule() {
            return facts.rule();
        }

        @Override
        public String text(Wording wording) {
            return wording.of(
                    "all-or-nothing.cut",
                    wording.quantity(plannedMilli, facts.unit()),
                    wording.quantity(offeredMilli, facts.unit()));
        }
    }
}
