/**
 * What the bank says: statements read, matched with members by what payers wrote, booked by a
 * bookkeeper's word.
 *
 * <p>Invariants: a line of a statement has one identity, from the bank's own reference or, without
 * one, from all that it says; however often files bring it, it is one line and booked once. Nothing
 * is booked that nobody confirmed. Reading and matching are pure.
 */
@NullMarked
@Module(uses = {"platform", "ledger", "members"})
package coop.cobuy.aggregator.banking;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
