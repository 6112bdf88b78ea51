/** The formats as suppliers use them: orders are read, answers are written. */
@NullMarked
package coop.cobuy.suppliers.dialect;

import org.jspecify.annotations.NullMarked;
