/**
 * What suppliers send: kept byte for byte, then read strictly, matched to the purchase order, and
 * published. The same document again is no second one; other bytes under the same number are a
 * conflict. What was refused is kept with its problems and can be tried again by the buyer.
 */
@NullMarked
package coop.cobuy.adapter.intake;

import org.jspecify.annotations.NullMarked;
