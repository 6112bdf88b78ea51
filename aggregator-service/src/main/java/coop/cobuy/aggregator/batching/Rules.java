package coop.cobuy.aggregator.batching;

/**
 * What a round decided about sharing.
 *
 * @param allotment who gets what when there is not enough for all
 * @param residues who gets the units that cannot be shared evenly
 * @param lots the order of a draw, for {@link AllotmentRule#LOTTERY} only
 * @param missedMinimum what happens to demand below the least that a supplier takes
 */
public record Rules(
        AllotmentRule allotment,
        ResidueOrder residues,
        ResidueOrder lots,
        MissedMinimum missedMinimum) {

    /** Lots in the order of residues; a missed minimum is cancelled. */
    public Rules(AllotmentRule allotment, ResidueOrder residues) {
        this(allotment, residues, residues, MissedMinimum.CANCEL);
    }
}
