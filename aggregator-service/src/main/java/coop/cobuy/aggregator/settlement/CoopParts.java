package coop.cobuy.aggregator.settlement;

/**
 * What the co-op's cell of a column holds beside goods for its stock, in minor units.
 *
 * @param aboveCaps net, what exceeds the caps of all members
 * @param taxRounding tax billed less the tax computed for each member
 */
record CoopParts(long aboveCaps, long taxRounding) {

    static final CoopParts NONE = new CoopParts(0, 0);
}
