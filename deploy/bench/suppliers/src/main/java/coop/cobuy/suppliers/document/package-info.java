/** What a supplier gets and says, apart from any format. */
@NullMarked
package coop.cobuy.suppliers.document;

import org.jspecify.annotations.NullMarked;
