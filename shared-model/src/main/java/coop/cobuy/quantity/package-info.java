/** Quantities that know their unit: member units, cases, and the one conversion between them. */
@NullMarked
package coop.cobuy.quantity;

import org.jspecify.annotations.NullMarked;
