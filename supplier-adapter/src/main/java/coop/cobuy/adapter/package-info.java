/**
 * The supplier-adapter: takes approved purchase orders to suppliers in the format and by the way
 * that each already uses, and brings their answers back.
 */
@NullMarked
package coop.cobuy.adapter;

import org.jspecify.annotations.NullMarked;
