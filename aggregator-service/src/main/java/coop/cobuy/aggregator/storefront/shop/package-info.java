/**
 * Pages of members: what is open, the shop of a round with its live progress, their order over all
 * suppliers, what they got and why, their statement and their household.
 *
 * <p>There is no basket beside the order: what somebody puts in is ordered at once and can be
 * changed until the cut-off, so nobody forgets to send it off, and progress is what it is. A line
 * is put into whatever stands at that moment, by its version, so that two people of one household
 * who order side by side lose nothing.
 */
@NullMarked
package coop.cobuy.aggregator.storefront.shop;

import org.jspecify.annotations.NullMarked;
