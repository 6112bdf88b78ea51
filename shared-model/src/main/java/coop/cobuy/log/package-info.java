/**
 * The mechanics of the log, over the plain Kafka client and plain JDBC: {@link
 * coop.cobuy.log.PollLoop} applies a topic to the database exactly once, {@link
 * coop.cobuy.log.Outbox} and {@link coop.cobuy.log.OutboxRelay} bring messages from the database
 * into a topic at least once, {@link coop.cobuy.log.Inbox} makes at-least-once harmless, {@link
 * coop.cobuy.log.DeadLetters} keeps what could not be applied, {@link coop.cobuy.log.Topics} makes
 * topics and guards their partition count.
 *
 * <p>The tables are in the class path folder {@code coop/cobuy/log/migration}, as Flyway migrations
 * V0001 to V0009, for each service's own database.
 *
 * <h2>Invariants</h2>
 *
 * <ol>
 *   <li>A record's effect and the step of {@code partition_position} over it are one transaction
 *       whose first statement is the compare-and-set of the position. So a record is applied once,
 *       in the order of its partition, whatever crashes, is delivered twice or is moved to another
 *       instance; an instance that lost the partition without noticing writes nothing.
 *   <li>The position in the database alone counts. Kafka's committed offsets are neither written
 *       nor read; a position outside the log is reported and waited on, never reset.
 *   <li>Nothing is skipped. What cannot be read or decided is in {@code dead_letter}, written by
 *       the transaction that steps over it. A fault (database, broker) is retried for ever.
 *   <li>A message is sent only after the transaction that appended it committed, and until it is
 *       known to be in the log. It may come more than once, each time with the same {@code
 *       cobuy-id}.
 *   <li>Messages of one key come first in the order of their appending, if those who append for a
 *       key do so under a lock of their own on what the key names (a member's row, say): two
 *       transactions that know nothing of each other have no order.
 *   <li>One relay per database sends at a time. Even where two overlap for a moment (a lost
 *       connection), the first comings of a key's messages stay in order, as each relay begins with
 *       the oldest that is not known to be sent.
 *   <li>One consumer per topic and database: a second reader of a topic needs a database of its
 *       own.
 * </ol>
 *
 * <p>Nothing here asks for the time or for chance by itself: a {@link java.time.Clock} and a {@link
 * java.util.random.RandomGenerator} are passed in.
 */
@NullMarked
package coop.cobuy.log;

import org.jspecify.annotations.NullMarked;
