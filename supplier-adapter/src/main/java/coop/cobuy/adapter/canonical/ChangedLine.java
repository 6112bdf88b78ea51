package coop.cobuy.adapter.canonical;

/**
 * One line of an order change.
 *
 * @param line as it is now; of a cancelled one, as it was before
 */
public record ChangedLine(Change change, OrderLine line) {

    /** What became of a line since the supplier's last document. */
    public enum Change {
        ADDED,
        CHANGED,
        CANCELLED,
        UNCHANGED
    }

    public boolean isCancelled() {
        return change == Change.CANCELLED;
    }
}
