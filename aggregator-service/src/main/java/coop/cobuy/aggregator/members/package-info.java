/**
 * Members: the households and small firms that order.
 *
 * <p>A number names one member of a co-op and is never given to another. The accounts that act for
 * a member (a household's people) are identity's; here they are linked. Importing the same file
 * twice changes nothing.
 */
@NullMarked
@Module(uses = {"platform", "identity", "ledger"})
package coop.cobuy.aggregator.members;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
