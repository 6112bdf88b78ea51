package coop.cobuy.aggregator.purchasing;

/** The states as they stand in the database; {@link PurchaseOrder} has a record for each. */
enum OrderState {
    /** Its drafts are being made; nobody sees it. */
    DRAFTING,
    DRAFT,
    DROPPED,
    AWAITING_SECOND_APPROVAL,
    APPROVED,
    CANCELLED
}
