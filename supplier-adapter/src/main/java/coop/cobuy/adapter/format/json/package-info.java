/**
 * Cobuy's own JSON, version 1: UTF-8, decimals as text, days as {@code 2026-11-30}, instants in
 * UTC. Written with a fixed order of fields, so the same document is the same bytes; read strictly,
 * with a JSON pointer for everything that is wrong.
 */
@NullMarked
package coop.cobuy.adapter.format.json;

import org.jspecify.annotations.NullMarked;
