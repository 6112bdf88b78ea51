package coop.cobuy.aggregator.settlement;

/**
 * What rounding took before and after a split, one number for each participant, in billionths of a
 * minor unit.
 */
@SuppressWarnings("ArrayRecordComponent") // columns; nobody compares them
record Carried(Scope scope, long[] before, long[] after) {

    /** Over what it is remembered. */
    enum Scope {
        /** All invoices of the co-op whose rounds choose it. */
        LEDGER,
        /** The parts in which one purchase order is billed. */
        ORDER
    }
}
