/**
 * From the frozen demand for an offer to whole cases, a price and each member's units, with the
 * reason for every number. Pure: no input or output, no clock, no chance; the same values give the
 * same answer in whatever order they come.
 *
 * <p>Invariants: units ordered are the sum of the allotments and what goes to stock; nobody gets
 * more than was asked for plus the tolerance; nobody is served above their maximum unit price; who
 * asks for more never gets less, and asking for more than is wanted never helps. Amounts are exact
 * until a method that says how rounds them.
 */
@Module(uses = {})
@NullMarked
package coop.cobuy.aggregator.batching;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
