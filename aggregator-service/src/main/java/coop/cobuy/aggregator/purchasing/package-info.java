/**
 * Purchase orders from the draft on: made from a round's frozen book, approved within limits, sent,
 * answered, cancelled.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>The same frozen book gives the same drafts, byte for byte, with the same ids and numbers,
 *       however often drafting breaks off and begins again.
 *   <li>A draft is seen only when all of its round's drafts are complete.
 *   <li>Nobody approves what they have not seen: an approval names the content's hash. From the
 *       first approval that counts on, the book is locked.
 *   <li>Above a buyer's limit two different buyers approve.
 *   <li>An approved purchase order and its message to the supplier are one transaction.
 * </ol>
 */
@NullMarked
@Module(uses = {"platform", "identity", "batching", "catalog", "rounds", "ordering", "notices"})
package coop.cobuy.aggregator.purchasing;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
