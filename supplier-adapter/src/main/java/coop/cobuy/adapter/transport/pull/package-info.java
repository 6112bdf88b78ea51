/**
 * The feed that a supplier fetches by itself. Entries have numbers that become visible in their
 * order, so a cursor misses nothing. Reading advances nothing: only an acknowledgement says that a
 * document arrived.
 */
@NullMarked
package coop.cobuy.adapter.transport.pull;

import org.jspecify.annotations.NullMarked;
