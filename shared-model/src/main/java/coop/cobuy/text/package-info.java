/** Sentences for people, in the languages that there are. */
@NullMarked
package coop.cobuy.text;

import org.jspecify.annotations.NullMarked;
