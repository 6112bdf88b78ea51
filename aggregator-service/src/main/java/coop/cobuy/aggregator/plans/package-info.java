/**
 * The engine as a pure function over HTTP. Nothing is stored, and the answer does not depend on who
 * asks.
 *
 * <p>Invariants: shares add up to what is shared, to the minor unit; the same request gives the
 * same answer, byte for byte; a request that cannot be taken is answered with all that is wrong
 * with it, each with its JSON pointer, and never half.
 */
@NullMarked
@Module(uses = "platform")
package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
