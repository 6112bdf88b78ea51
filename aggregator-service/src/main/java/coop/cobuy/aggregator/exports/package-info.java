/**
 * The books for other programs: the journal of a period as a table, for DATEV, for beancount.
 *
 * <p>Invariants: an export holds every transfer of every complete journal that was recorded in the
 * period, once, and nothing else; debit and credit add up in each. An export is read in pieces and
 * never held whole.
 */
@NullMarked
@Module(uses = {"platform", "ledger", "members", "catalog"})
package coop.cobuy.aggregator.exports;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
