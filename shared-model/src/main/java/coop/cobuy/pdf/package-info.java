/**
 * Pages for people as PDF, set in DejaVu Sans (its licence lies beside it). The font covers
 * European scripts; a character that it lacks is shown by its code, so that nothing is dropped in
 * silence. The same page gives the same bytes. Whoever uses this package brings the library that
 * sets pages.
 */
@NullMarked
package coop.cobuy.pdf;

import org.jspecify.annotations.NullMarked;
