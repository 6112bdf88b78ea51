/**
 * What the supplier-adapter reports and what suppliers send: topics {@code supplier.delivery.v1},
 * {@code supplier.response.v1} and {@code supplier.despatch.v1} with the purchase order's id as
 * key, {@code supplier.invoice.v1} and {@code supplier.pricelist.v1} with the supplier's. Kept for
 * 30 days: the adapter's archive holds the documents themselves.
 */
@NullMarked
package coop.cobuy.contract.supplier.v1;

import org.jspecify.annotations.NullMarked;
