package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

import org.jspecify.annotations.Nullable;

/**
 * An allowance or charge on the whole document, to be split.
 *
 * @param component {@link Component#ALLOWANCE} or {@link Component#FREIGHT}
 * @param no 1 for the first of its component
 * @param net in minor units, any sign
 * @param weights one for each participant; null: an allowance by the nets of its VAT rate, a charge
 *     by heads
 */
@SuppressWarnings("ArrayRecordComponent") // a column; nobody compares it
public record SplitAmount(
        Component component, int no, Percent vatPercent, long net, long @Nullable [] weights) {}
