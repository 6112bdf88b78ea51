/**
 * cXML, as procurement networks speak it: orders out (new, update, delete), confirmations, ship
 * notices and invoices in. Its document type is written, and when read taken for a mere name: it is
 * never looked up. Quantities are in the member unit of the order.
 */
@NullMarked
package coop.cobuy.adapter.format.cxml;

import org.jspecify.annotations.NullMarked;
