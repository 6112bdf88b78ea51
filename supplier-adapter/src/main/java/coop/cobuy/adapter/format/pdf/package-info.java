/**
 * Orders as A4 pages for people, set in DejaVu Sans (its licence lies beside it). The font covers
 * European scripts; a character that it lacks is shown by its code and a note says so, so that
 * nothing is dropped in silence. The same order gives the same bytes.
 */
@NullMarked
package coop.cobuy.adapter.format.pdf;

import org.jspecify.annotations.NullMarked;
