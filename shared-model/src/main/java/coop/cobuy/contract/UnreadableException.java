package coop.cobuy.contract;

/** Bytes that are no message of the kind expected. The message says why, for a person. */
public final class UnreadableException extends Exception {

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
