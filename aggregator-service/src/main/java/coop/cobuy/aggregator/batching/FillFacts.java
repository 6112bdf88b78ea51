package coop.cobuy.aggregator.batching;

import coop.cobuy.money.UnitPrice;
import coop.cobuy.quantity.UnitCode;

import java.util.OptionalLong;

/**
 * The numbers that led to an offer's allotments, shared by all its lines; with a line's own four
 * numbers they give its reason. Quantities in thousandths of a member unit.
 *
 * @param packMilli units in a case, zero for loose goods
 * @param minimumMilli the least that the supplier takes, zero for none
 * @param firmMilli asked for firmly by all whose limit took the price
 * @param toleranceMilli taken on top by them
 * @param orderedMilli ordered, zero for nothing
 * @param levelMilli what the rule levels, of the firm quantities if less than them was ordered,
 *     else of the tolerances: with equal awards the level up to which every claim was met; with
 *     equal losses what everybody goes without; by the Talmud's rule what is given of half claims,
 *     or taken of them if there is more than half; zero with other rules
 * @param drawnMilli what was left to share evenly and went out one by one, in the order of residues
 * @param price of a unit at the ordered quantity, or at the firm one if nothing is ordered: the
 *     list's, or the average of incremental prices, rounded up to millionths
 * @param refusedAbove lines whose limit is below this price were left out; zero if there are none
 * @param cutClass the priority class that could not have all, {@link #NO_CLASS} for none or only
 *     one
 */
public record FillFacts(
        AllotmentRule rule,
        UnitCode unit,
        long packMilli,
        long minimumMilli,
        long firmMilli,
        long toleranceMilli,
        long orderedMilli,
        long levelMilli,
        long drawnMilli,
        UnitPrice price,
        UnitPrice refusedAbove,
        long cutClass) {

    /** No priority class. */
    public static final long NO_CLASS = Long.MIN_VALUE;

    /** Facts of an offer without priority classes. */
    public FillFacts(
            AllotmentRule rule,
            UnitCode unit,
            long packMilli,
            long minimumMilli,
            long firmMilli,
            long toleranceMilli,
            long orderedMilli,
            long levelMilli,
            long drawnMilli,
            UnitPrice price,
            UnitPrice refusedAbove) {
        this(
                rule,
                unit,
                packMilli,
                minimumMilli,
                firmMilli,
                toleranceMilli,
                orderedMilli,
                levelMilli,
                drawnMilli,
                price,
                refusedAbove,
                NO_CLASS);
    }

    /**
     * Why a line got what it got. Who asks for nothing at all has it in full, whatever became of
     * the others.
     *
     * @param limitMicro {@link OfferLines#NO_LIMIT} for any price
     */
    ReasonCode code(
            long refusedAboveMicro,
            long askedMilli,
            long toleratedMilli,
            long limitMicro,
            long gotMilli) {
        if (askedMilli == 0 && toleratedMilli == 0) {
            return ReasonCode.SERVED_IN_FULL;
        }
        if (limitMicro < refusedAboveMicro) {
            return ReasonCode.PRICE_ABOVE_LIMIT;
        }
        if (gotMilli > askedMilli) {
            return ReasonCode.TOLERANCE_USED;
        }
        if (orderedMilli == 0 && firmMilli > 0) {
            return firmMilli + toleranceMilli < minimumMilli
                    ? ReasonCode.MINIMUM_MISSED
                    : ReasonCode.CASE_NOT_FILLED;
        }
        return gotMilli < askedMilli ? ReasonCode.CASE_NOT_FILLED : ReasonCode.SERVED_IN_FULL;
    }

    /** The reason of a line, from the numbers that are stored with its allotment. */
    public Reason reason(long askedMilli, long toleranceMilli, long limitMicro, long gotMilli) {
        return reason(
                code(
                        PriceBreaks.micro(refusedAbove),
                        askedMilli,
                        toleranceMilli,
                        limitMicro,
                        gotMilli),
                askedMilli,
                toleranceMilli,
                limitMicro,
                gotMilli);
    }

    Reason reason(
            ReasonCode code, long askedMilli, long toleranceMilli, long limitMicro, long gotMilli) {
        return new Reason.Filled(
                code,
                askedMilli,
                toleranceMilli,
                gotMilli,
                limitMicro == OfferLines.NO_LIMIT
                        ? OptionalLong.empty()
                        : OptionalLong.of(limitMicro),
                this);
    }
}
