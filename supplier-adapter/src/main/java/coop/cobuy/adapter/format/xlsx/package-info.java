/**
 * Workbooks of Office Open XML (XLSX), by the same column maps as CSV ({@link
 * coop.cobuy.adapter.format.table}). Values are read and never formulas: one is refused by its
 * cell's name. What is unpacked, and how many rows, has bounds that are kept while unpacking. The
 * sheets are read with the JDK's parser, named explicitly: the library that writes them has a
 * reader that puts a parser of its own in the place of the JDK's, for everybody, and unpacks
 * without bounds.
 */
@NullMarked
package coop.cobuy.adapter.format.xlsx;

import org.jspecify.annotations.NullMarked;
