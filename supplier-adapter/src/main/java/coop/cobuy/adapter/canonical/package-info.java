/**
 * Documents as co-op and supplier mean them, before any format: what goes out ({@link
 * coop.cobuy.adapter.canonical.OutboundDocument}) and what comes back ({@link
 * coop.cobuy.adapter.canonical.InboundDocument}). Pure values; a document that exists is consistent
 * in itself.
 */
@NullMarked
package coop.cobuy.adapter.canonical;

import org.jspecify.annotations.NullMarked;
