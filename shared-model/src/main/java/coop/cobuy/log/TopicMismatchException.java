package coop.cobuy.log;

/** A topic is not what it was recorded to be: the service must not start. */
public final class TopicMismatchException extends RuntimeException {

    public TopicMismatchException(String message) {
        super(message);
    }
}
