package coop.cobuy.aggregator.ordering;

/** A record of the log that is no command; the message says why, for a person. */
final class NoCommandException extends Exception {

    NoCommandException(String reason) {
        super(reason, null, false, false);
    }
}
