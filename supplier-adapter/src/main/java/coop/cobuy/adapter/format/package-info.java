/**
 * How a document is written down. A format knows nothing of transports, profiles or the database:
 * it turns documents into bytes and bytes into documents, and the same arguments give the same
 * bytes. A new format is one package beside {@code json} and {@code csv} with one bean that
 * implements {@link coop.cobuy.adapter.format.Format}.
 */
@NullMarked
package coop.cobuy.adapter.format;

import org.jspecify.annotations.NullMarked;
