/**
 * Real servers as child processes of whoever needs them: MariaDB and a Kafka broker, on loopback.
 *
 * <p>Used by {@code deploy/local} for a whole Cobuy on one machine, and by the tests of every
 * module, so that what is tested is what runs.
 */
@NullMarked
package coop.cobuy.servers;

import org.jspecify.annotations.NullMarked;
