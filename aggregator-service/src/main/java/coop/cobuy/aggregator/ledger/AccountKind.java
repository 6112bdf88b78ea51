package coop.cobuy.aggregator.ledger;

/** What an account in the ledger is for. A credit makes what the co-op owes (or earns) more. */
public enum AccountKind {
    /** What the co-op owes a member, or below zero, what the member owes. One per member. */
    MEMBER,
    /** What the co-op owes a supplier. One per supplier. */
    SUPPLIER,
    /** The co-op's money at the bank or in the till. */
    BANK,
    /** What stood in the books before Cobuy. */
    OPENING,
    /** What the co-op bears itself. */
    COOP_COSTS,
    /** Goods that belong to the co-op. */
    STOCK,
    /** Residues of rounding. */
    ROUNDING,
    /** The co-op's mark-ups and fees. */
    FEES,
    /** Value added tax. */
    VAT,
    /** Deposits on crates and bottles. */
    DEPOSIT,
    /** What was invoiced and is not yet charged to members. */
    CLEARING
}
