/**
 * What the adapter stands on: clock and ids, the caller as the aggregator knows it, problems over
 * HTTP, transactions, the wiring of the log mechanics. Knows nothing of suppliers.
 */
@NullMarked
package coop.cobuy.adapter.platform;

import org.jspecify.annotations.NullMarked;
