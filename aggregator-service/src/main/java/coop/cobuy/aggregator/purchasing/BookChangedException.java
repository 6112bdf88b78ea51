package coop.cobuy.aggregator.purchasing;

/** The frozen book was corrected after its drafts were made: what was about to be done is not. */
final class BookChangedException extends RuntimeException {

    BookChangedException(long expected, long found) {
        super("book version: " + found + " (expected: " + expected + ")", null, false, false);
    }
}
