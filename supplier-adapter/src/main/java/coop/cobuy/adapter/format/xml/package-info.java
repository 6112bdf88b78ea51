/**
 * XML as suppliers send it: read without document types, external entities or networks, bounded in
 * size and depth, every element with its line and path, so that whatever is wrong can be pointed
 * at; and written with everything escaped. For the XML formats beside it.
 */
@NullMarked
package coop.cobuy.adapter.format.xml;

import org.jspecify.annotations.NullMarked;
