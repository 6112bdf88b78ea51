/**
 * Plays suppliers behind the supplier-adapter. What one does with an order is data, its {@link
 * coop.cobuy.suppliers.Temper}, and the same seed and order give the same answers. Reads and writes
 * the formats by itself, without the adapter's code, so that a misunderstanding of ours is not
 * shared by the one who is to notice it.
 */
@NullMarked
package coop.cobuy.suppliers;

import org.jspecify.annotations.NullMarked;
