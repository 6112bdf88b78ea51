package coop.cobuy.aggregator.sharing;

import coop.cobuy.money.Percent;

/**
 * An allowance or charge on the whole document, to be split.
 *
 * @param component {@link Component#ALLOWANCE} or {@link Component#FREIGHT}
 * @param no 1 for the first of its component
 * @param net in minor units, any sign
 */
public record SplitAmount(
        Component component, int no, Percent vatPercent, long net, Spread spread) {}
