/**
 * The ways by which suppliers get orders and send answers: their servers, or their visits to us.
 */
@NullMarked
package coop.cobuy.suppliers.door;

import org.jspecify.annotations.NullMarked;
