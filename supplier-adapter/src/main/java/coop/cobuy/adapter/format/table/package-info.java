/**
 * Suppliers' answers as tables, by a column map of the profile: which head stands over which field.
 * Whatever lies rows out, CSV or a workbook, gives them here and gets documents back, with a place
 * for each cell that is wrong.
 */
@NullMarked
package coop.cobuy.adapter.format.table;

import org.jspecify.annotations.NullMarked;
