/** What is said of bad input: RFC 9457 problems at the API, located rows in a file. */
@NullMarked
package coop.cobuy.problem;

import org.jspecify.annotations.NullMarked;
