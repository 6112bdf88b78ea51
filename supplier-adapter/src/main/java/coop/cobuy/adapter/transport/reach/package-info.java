/**
 * Which addresses outside may be called at all. A name is looked up once per try, every result is
 * checked, and the connection goes to the checked address itself, so a name that resolves
 * differently a moment later (DNS rebinding) leads nowhere.
 */
@NullMarked
package coop.cobuy.adapter.transport.reach;

import org.jspecify.annotations.NullMarked;
