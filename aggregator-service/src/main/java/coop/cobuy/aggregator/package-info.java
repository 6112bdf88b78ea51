/**
 * The aggregator-service. Each direct sub-package is a business module, see {@link
 * coop.cobuy.aggregator.platform.Module}.
 */
@NullMarked
package coop.cobuy.aggregator;

import org.jspecify.annotations.NullMarked;
