/**
 * Saves database and log at one consistent point, and brings both back.
 *
 * <p>The point: all tables are read in one transaction with a consistent snapshot, and only then
 * are the ends of the log taken. So the log holds at least everything that the tables have applied;
 * what it has beyond is applied after a restore, as after a restart. An order that was acknowledged
 * before the backup began is in it.
 */
@NullMarked
package coop.cobuy.local.backup;

import org.jspecify.annotations.NullMarked;
