/**
 * BNN, as wholesalers of organic goods in German-speaking countries use it: the order file (fixed
 * width, out) and the price list BNN-3 (separated by semicolons, in). Orders count packs, that is
 * cases; what is no number of packs is not written.
 */
@NullMarked
package coop.cobuy.adapter.format.bnn;

import org.jspecify.annotations.NullMarked;
