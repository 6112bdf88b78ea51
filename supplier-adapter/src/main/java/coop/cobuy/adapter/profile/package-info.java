/**
 * Who the supplier is, as data: one row says in which format and by which way it takes its
 * documents. A new supplier needs no code.
 */
@NullMarked
package coop.cobuy.adapter.profile;

import org.jspecify.annotations.NullMarked;
