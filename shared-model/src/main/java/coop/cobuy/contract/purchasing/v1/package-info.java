/**
 * Topic {@code purchasing.order.v1}: purchase orders on their way to suppliers. Key: the supplier's
 * id, so that a purchase order, its changes and its cancellation stay in order. Kept for 30 days:
 * the adapter's archive is the lasting copy.
 */
@NullMarked
package coop.cobuy.contract.purchasing.v1;

import org.jspecify.annotations.NullMarked;
