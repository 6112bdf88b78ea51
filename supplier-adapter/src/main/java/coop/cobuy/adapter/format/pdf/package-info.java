/**
 * Orders as A4 pages for people. A character that the font lacks is shown by its code and a note
 * says so, so that nothing is dropped in silence. The same order gives the same bytes.
 */
@NullMarked
package coop.cobuy.adapter.format.pdf;

import org.jspecify.annotations.NullMarked;
