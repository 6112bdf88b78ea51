/**
 * How a document's bytes travel. A transport knows nothing of formats: it gets bytes with a name
 * and an identity that stays the same on every try, and says what came of it. A new transport is
 * one package with one bean that implements {@link coop.cobuy.adapter.transport.Transport}.
 */
@NullMarked
package coop.cobuy.adapter.transport;

import org.jspecify.annotations.NullMarked;
