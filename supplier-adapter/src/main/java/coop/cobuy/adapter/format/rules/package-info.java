/**
 * The official rules for electronic orders and invoices, as Peppol and EN 16931 publish them: which
 * rule a document breaks, and where. Heavy: the first document of a kind costs seconds, so {@link
 * coop.cobuy.adapter.format.rules.OfficialRules#prepare} does that ahead of time for formats that
 * are in use, and nothing at all is loaded where none is.
 */
@NullMarked
package coop.cobuy.adapter.format.rules;

import org.jspecify.annotations.NullMarked;
