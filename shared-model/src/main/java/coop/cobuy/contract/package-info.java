/**
 * The wire contracts: flat records per topic, in a package per domain and version, and the one way
 * in which they become bytes, {@link coop.cobuy.contract.WireJson}.
 *
 * <p>A version changes by optional fields alone; whatever breaks a reader is a new version beside
 * it.
 */
@NullMarked
package coop.cobuy.contract;

import org.jspecify.annotations.NullMarked;
