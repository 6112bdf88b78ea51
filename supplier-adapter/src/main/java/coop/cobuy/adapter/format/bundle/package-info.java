/**
 * Several formats of one document together, such as a PDF for people and a CSV for their
 * spreadsheet: a MIME multipart of which a mail makes its attachments.
 */
@NullMarked
package coop.cobuy.adapter.format.bundle;

import org.jspecify.annotations.NullMarked;
