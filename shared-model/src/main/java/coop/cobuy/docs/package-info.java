/** The services' descriptions of their own APIs, and the page that shows them. */
@NullMarked
package coop.cobuy.docs;

import org.jspecify.annotations.NullMarked;
