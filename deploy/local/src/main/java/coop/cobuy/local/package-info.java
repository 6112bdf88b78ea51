/**
 * Everything on one machine: {@code deploy/run} starts an embedded database server, a Kafka broker
 * and both services as processes of their own, loads the demo co-op, and keeps them running until
 * it is told to stop. Talks to the services only as anybody could, through their public API.
 */
@NullMarked
package coop.cobuy.local;

import org.jspecify.annotations.NullMarked;
