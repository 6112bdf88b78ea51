/**
 * Double entry: who owes whom. Knows accounts, not groceries.
 *
 * <p>A transfer moves an amount above zero from one account to another, so unbalanced books cannot
 * be written. Transfers, journals, chunks and credit limits are only ever inserted: a mistake is
 * corrected by a journal that points at the wrong one. A journal exists when it is complete; one
 * that comes in chunks is invisible until then, though each chunk moves its members' funds at once.
 * The balances of members are kept as a cache, which is compared with the sums of the transfers
 * every night; all others are sums.
 *
 * <p>Whatever changes a member's funds appends {@code ChangeFunds} for it in the same transaction,
 * while the member's balance is locked, so that the log has the changes in their order.
 */
@NullMarked
@Module(uses = "platform")
package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
