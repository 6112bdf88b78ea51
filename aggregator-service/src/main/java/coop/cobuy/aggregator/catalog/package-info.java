/**
 * Suppliers and what they offer at wholesale terms. Terms change here freely: a round keeps its own
 * copy from the moment it opens.
 *
 * <p>Invariants: a supplier's code is its own within the co-op, a SKU within the supplier; prices
 * are above zero and fall with the quantity; all money is in the co-op's currency; a price list
 * that a supplier sent changes no offer until a buyer takes it over.
 */
@NullMarked
@Module(uses = {"platform"})
package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
