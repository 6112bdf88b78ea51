package coop.cobuy.suppliers.door;

/** What a supplier's own server does with a call; a supplier without one is always open. */
public enum Reception {
    OPEN,
    /** Takes the call and never answers. */
    HANGS,
    /** Answers 503. */
    BUSY,
    /** Answers 410. */
    GONE
}
