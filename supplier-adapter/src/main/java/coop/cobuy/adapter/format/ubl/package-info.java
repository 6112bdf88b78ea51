/**
 * UBL 2.1 as Peppol uses it: orders, order changes and cancellations out, order responses, despatch
 * advices, invoices, credit notes and catalogues in. What goes out passes the official rules or
 * does not go out; what comes in is read as long as money and quantities are clear, and what the
 * rules find fault with is told beside it.
 *
 * <p>Quantities are in the member unit of the order, never in cases; how many units are in a case
 * stands beside the item. Prices are per unit, or per the base quantity that they name.
 */
@NullMarked
package coop.cobuy.adapter.format.ubl;

import org.jspecify.annotations.NullMarked;
