package coop.cobuy.aggregator.batching;

import coop.cobuy.quantity.UnitCode;

/**
 * The numbers that led to cut allotments, shared by all lines of an offer. Quantities in
 * thousandths of a member unit.
 *
 * @param plannedMilli the sum of the planned allotments
 * @param plannedFirmMilli the part of it that was asked for firmly
 * @param availableMilli what arrived, or is promised
 * @param levelMilli what the rule levels, of the firm parts if they could not all be met, else of
 *     the tolerances: see {@link FillFacts#levelMilli}
 * @param drawnMilli what was left to share evenly and went out one by one, in the order of residues
 * @param cutClass the priority class that could not have all, {@link FillFacts#NO_CLASS} for none
 *     or only one
 */
public record ShortfallFacts(
        AllotmentRule rule,
        UnitCode unit,
        ShortfallCause cause,
        long plannedMilli,
        long plannedFirmMilli,
        long availableMilli,
        long levelMilli,
        long drawnMilli,
        long cutClass) {

    /** Facts of an offer without priority classes. */
    public ShortfallFacts(
            AllotmentRule rule,
            UnitCode unit,
            ShortfallCause cause,
            long plannedMilli,
            long plannedFirmMilli,
            long availableMilli,
            long levelMilli,
            long drawnMilli) {
        this(
                rule,
                unit,
                cause,
                plannedMilli,
                plannedFirmMilli,
                availableMilli,
                levelMilli,
                drawnMilli,
                FillFacts.NO_CLASS);
    }

    /** The reason of a line that got less than planned. */
    public Reason reason(long plannedMilli, long gotMilli) {
        return new Reason.Cut(cause.code(), plannedMilli, gotMilli, this);
    }

    /** The reason of a line that takes all or nothing and could not have all that was planned. */
    Reason allOrNothing(long plannedMilli, long offeredMilli) {
        return new Reason.Withdrawn(plannedMilli, offeredMilli, this);
    }
}
