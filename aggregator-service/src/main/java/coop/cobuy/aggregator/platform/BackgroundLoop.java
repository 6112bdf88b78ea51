package coop.cobuy.aggregator.platform;

/**
 * Something that works from the application's start to its end, in threads of its own. Beans of
 * this type are started after the topics have been looked at and closed when the application ends;
 * with {@code cobuy.loops.enabled: false} (as in most tests) they are not started.
 */
public interface BackgroundLoop extends AutoCloseable {

    /** Names it in the log. */
    String name();

    /** Begins and returns. Needs neither broker nor database to be there. */
    void start();

    /** Whether it is at work; a fault that is tried again does not count. */
    boolean running();

    /** Ends it and waits until it has ended. Never started: does nothing. */
    @Override
    void close();
}
