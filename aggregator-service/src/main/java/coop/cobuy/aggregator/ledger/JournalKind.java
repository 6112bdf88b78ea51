package coop.cobuy.aggregator.ledger;

/** Which event moved the money. */
public enum JournalKind {
    OPENING,
    PAYMENT,
    SETTLEMENT,
    CREDIT_NOTE,
    CORRECTION,
    TRANSFER
}
