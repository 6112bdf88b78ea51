/**
 * Members' orders: intake, the log that makes them true, applying, demand and the frozen book.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>The tables of this module, but {@code book_lock} and {@code order_resolution}, are derived
 *       from the topic {@code orders.command.v1} and these: dropped together with the position and
 *       read again, they come out the same.
 *   <li>{@link coop.cobuy.aggregator.ordering.OrderDecider} is pure: how the log is cut into
 *       batches changes nothing.
 *   <li>All rows of a member are written by the one partition that its id gives, so that no order
 *       waits for or fails because of another member's.
 * </ul>
 */
@NullMarked
@Module(uses = {"platform", "members", "ledger", "batching", "catalog", "rounds", "notices"})
package coop.cobuy.aggregator.ordering;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
