/**
 * The engine as a pure function over HTTP: a whole round and its invoices in, purchase orders,
 * allotments and charges out, with the reasons. Nothing is stored, and the answer does not depend
 * on who asks.
 *
 * <p>Invariants: what members are charged and what stays with the co-op add up to what suppliers
 * are paid, to the minor unit; the same request gives the same answer, byte for byte; a request
 * that cannot be taken is answered with all that is wrong with it, each with its JSON pointer, and
 * never half.
 */
@NullMarked
@Module(uses = {"platform", "batching", "sharing"})
package coop.cobuy.aggregator.plans;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
