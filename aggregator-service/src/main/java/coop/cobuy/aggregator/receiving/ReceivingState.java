package coop.cobuy.aggregator.receiving;

/** How far receiving of a purchase order has come. */
enum ReceivingState {
    /** More may come. */
    OPEN,
    /** What came is being shared out. */
    CLOSING,
    /** Everybody's share stands. */
    CLOSED
}
