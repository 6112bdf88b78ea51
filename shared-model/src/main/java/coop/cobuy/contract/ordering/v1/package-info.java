/**
 * Topic {@code orders.command.v1}: every order and everything that decides about orders, in the one
 * total order per partition that makes it true.
 *
 * <p>Key: the member's id (a mark: the round's). Partition: {@link
 * coop.cobuy.contract.ordering.v1.OrderPartitions#partition}, so that all that concerns a member is
 * in one partition, in order; a mark goes to every partition by number. Never deleted, never
 * compacted: the log is the source of the order tables, which can be dropped and read again.
 */
@NullMarked
package coop.cobuy.contract.ordering.v1;

import org.jspecify.annotations.NullMarked;
