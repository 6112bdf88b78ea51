/**
 * What people are told: that an order was refused after all, that a round is off, that a purchase
 * order did not arrive. Each notice is a record that its recipient reads over the API, and goes out
 * by mail where that is configured.
 *
 * <p>A notice is written in the transaction of what it tells, under an id that follows from what it
 * tells and whom: telling again does nothing. A mail goes out at least once, each time with the
 * same Message-ID.
 */
@NullMarked
@Module(uses = {"platform", "identity", "members"})
package coop.cobuy.aggregator.notices;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
