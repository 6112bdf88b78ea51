/** The baseline of intake: a Micronaut server that reads a JSON body and answers with it. */
@NullMarked
package coop.cobuy.bench.echo;

import org.jspecify.annotations.NullMarked;
