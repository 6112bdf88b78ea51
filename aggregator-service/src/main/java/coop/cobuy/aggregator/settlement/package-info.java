/**
 * Splits accepted supplier invoices among the members who got the goods, with the co-op's own share
 * and fees, posts the charges to the ledger, and explains them in statements.
 *
 * <p>Invariants: members' charges without the co-op's fees, and the co-op's own share, add up to
 * what is payable, per component and in total; the same invoice over the same allotments gives the
 * same split, byte for byte; a chunk of members is charged in one transaction, once.
 */
@NullMarked
@Module(
        uses = {
            "platform",
            "identity",
            "members",
            "ledger",
            "batching",
            "sharing",
            "catalog",
            "rounds",
            "ordering",
            "purchasing",
            "receiving",
            "invoicing",
            "notices"
        })
package coop.cobuy.aggregator.settlement;

import coop.cobuy.aggregator.platform.Module;

import org.jspecify.annotations.NullMarked;
