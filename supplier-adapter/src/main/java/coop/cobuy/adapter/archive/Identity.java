package coop.cobuy.adapter.archive;

import coop.cobuy.adapter.canonical.DocumentType;
import coop.cobuy.id.CoopId;
import coop.cobuy.id.SupplierId;

/** What makes two documents the same one, whatever their bytes. */
public record Identity(
        CoopId coop,
        SupplierId supplier,
        Direction direction,
        DocumentType type,
        String number,
        int revision) {

    /** The longest number, as the table keeps it. */
    public static final int NUMBER_MAX = 64;

    /**
     * @throws IllegalArgumentException if the number is empty or longer than {@link #NUMBER_MAX},
     *     or the revision negative
     */
    public Identity {
        if (number.isEmpty() || number.length() > NUMBER_MAX || revision < 0) {
            throw new IllegalArgumentException(
                    "number and revision: "
                            + number
                            + ", "
                            + revision
                            + " (expected: 1 to 64 characters, >= 0)");
        }
    }

    /** Which way a document goes, as the co-op sees it. */
    public enum Direction {
        OUT,
        IN
    }
}
