/**
 * ASC X12, version 004010: purchase orders (850) and changes (860) out; acknowledgements (855),
 * ship notices (856) and invoices (810) in; functional acknowledgements (997) both ways. Counts and
 * control numbers of every envelope are checked; what cannot be read is named with segment, element
 * and line.
 */
@NullMarked
package coop.cobuy.adapter.format.x12;

import org.jspecify.annotations.NullMarked;
