package coop.cobuy.aggregator.batching;

/**
 * What a round decided about sharing.
 *
 * @param allotment who gets what when there is not enough for all
 * @param residues who gets the units that cannot be shared evenly
 */
public record Rules(AllotmentRule allotment, ResidueOrder residues) {}
