/** One type per kind of identifier. */
@NullMarked
package coop.cobuy.id;

import org.jspecify.annotations.NullMarked;
