/**
 * Factur-X and ZUGFeRD: an invoice of UN/CEFACT's Cross Industry Invoice, by itself or inside a
 * PDF. The PDF is for people and is not looked at; of its parts only the attached XML is unpacked,
 * and that within bounds.
 */
@NullMarked
package coop.cobuy.adapter.format.cii;

import org.jspecify.annotations.NullMarked;
