/**
 * Every document, byte for byte, before it is sent or read. A document's identity is (co-op,
 * supplier, direction, type, number, revision); what is stored for it never changes. The same bytes
 * again are no second document; other bytes are a conflict, which is shown and never guessed away.
 */
@NullMarked
package coop.cobuy.adapter.archive;

import org.jspecify.annotations.NullMarked;
