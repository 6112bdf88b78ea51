package coop.cobuy.aggregator.invoicing;

/** Tells the buyers of a dispute, in the caller's transaction: the border to notices. */
interface DisputeNotices {

    void tell(Invoice.Disputed disputed);
}
