/**
 * What really came: goods receipts, and what each member gets of it.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>Units received are the sum of the members' final allotments and what goes to the co-op's
 *       stock, line by line, always: the table {@code received_line} refuses anything else.
 *   <li>So is every gram of pieces that are billed by weight.
 *   <li>A receipt is never changed: a correction is a new receipt that stands in its place.
 *   <li>What is short is shared by the rule that made the plan; who was to get nothing gets nothing
 *       less. What is over goes to those whose wish was open, and then to stock.
 *   <li>Once closed, receiving stays closed: invoices are split by it.
 * </ol>
 */
@NullMarked
@Module(uses = {"platform", "batching", "purchasing", "notices"})
package coop.cobuy.aggregator.receiving;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
