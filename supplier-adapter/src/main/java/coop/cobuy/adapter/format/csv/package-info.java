/**
 * CSV as each supplier wants it: the profile's options say which columns, in which order, with
 * which heads, delimiter, decimal mark and line end. One row per order line, the head's fields
 * repeated. Cells that a spreadsheet would take for a formula are defused. Answers are read by
 * column maps of their own ({@link coop.cobuy.adapter.format.table}).
 */
@NullMarked
package coop.cobuy.adapter.format.csv;

import org.jspecify.annotations.NullMarked;
