/**
 * Topics {@code supplier.delivery.v1}, {@code supplier.response.v1} and {@code
 * supplier.invoice.v1}: what the supplier-adapter reports and what suppliers answer. Key: the
 * purchase order's id (an invoice: the supplier's). Kept for 30 days: the adapter's archive holds
 * the documents themselves.
 */
@NullMarked
package coop.cobuy.contract.supplier.v1;

import org.jspecify.annotations.NullMarked;
