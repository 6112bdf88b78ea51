/**
 * Amounts, prices, rates and the one split. Exact: nothing here is rounded unless its method says
 * how.
 */
@NullMarked
package coop.cobuy.money;

import org.jspecify.annotations.NullMarked;
