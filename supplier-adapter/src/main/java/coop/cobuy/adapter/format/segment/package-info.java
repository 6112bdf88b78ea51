/**
 * What X12 and EDIFACT share: text cut into segments, each with its place; elements read one by one
 * with everything that is wrong gathered; segments written with the partner's punctuation; and the
 * rules by which a quantity in a partner's unit becomes member units. Knows no message.
 */
@NullMarked
package coop.cobuy.adapter.format.segment;

import org.jspecify.annotations.NullMarked;
