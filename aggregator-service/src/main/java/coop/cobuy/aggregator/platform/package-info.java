/**
 * What every module stands on and none owns: clock and ids, the caller and its roles, problems over
 * HTTP, transactions, the wiring of the log mechanics, audit. Knows nothing of groceries.
 */
@NullMarked
@Module
package coop.cobuy.aggregator.platform;

import org.jspecify.annotations.NullMarked;
