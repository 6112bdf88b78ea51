/**
 * Who pays what: from a cost and what each took of it to shares that add up to the last minor unit.
 * Rules for goods, freight and fees, caps, the core check, the rounding ledger, and the whole
 * invoice of a supplier. Pure: no input or output, no clock, and chance only from a seed that is
 * part of the input; the same values give the same answer.
 *
 * <p>Invariants: shares add up to what is shared, per component and in total; a document with every
 * sign turned is split into the mirror image; leftover minor units go by keys, never by the order
 * of a list. Arithmetic is exact, but for Shapley shares of large lines, which say so and state
 * their error.
 */
@Module(uses = {"batching"})
@NullMarked
package coop.cobuy.aggregator.sharing;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
