package coop.cobuy.aggregator.catalog;

/** Checks that an update met the row that was locked before it. */
final class Changed {

    private Changed() {}

    static void one(long rows, String subject) {
        if (rows != 1) {
            throw new IllegalStateException(
                    "rows changed of " + subject + ": " + rows + " (expected: 1)");
        }
    }
}
