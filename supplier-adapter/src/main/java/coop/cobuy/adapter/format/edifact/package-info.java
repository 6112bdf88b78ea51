/**
 * UN/EDIFACT, directory D.96A as EANCOM uses it: ORDERS and ORDCHG out; ORDRSP, DESADV, INVOIC and
 * PRICAT in, of later directories too as far as they say the same; CONTRL both ways. Counts and
 * references of every envelope are checked; what cannot be read is named with segment, element and
 * line.
 */
@NullMarked
package coop.cobuy.adapter.format.edifact;

import org.jspecify.annotations.NullMarked;
