/**
 * The supplier's pages: the purchase orders that were sent to it, its answers, deliveries and
 * invoices, its price lists. Nothing else of the co-op is to be seen here, no member least of all.
 */
@NullMarked
package coop.cobuy.aggregator.storefront.supplier;

import org.jspecify.annotations.NullMarked;
