/**
 * What suppliers bill: invoices and credit notes, matched line by line with the purchase order and
 * the goods received, then accepted, disputed or rejected.
 *
 * <p>Invariants: a document is named by its supplier and number, and one name has one content; what
 * was billed is never changed; nothing is accepted with a difference unless a bookkeeper gave a
 * reason; an accepted invoice is settled at most once.
 */
@NullMarked
@Module(uses = {"platform", "catalog", "purchasing", "receiving", "notices"})
package coop.cobuy.aggregator.invoicing;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
