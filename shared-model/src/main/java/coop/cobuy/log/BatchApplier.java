package coop.cobuy.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a topic's records do to the database. Called by one thread at a time per loop; calls for
 * different partitions may come from different loops at once.
 */
public interface BatchApplier {

    /**
     * Applies records of one partition, in their order, in a transaction that already holds the
     * partition's position. The outcome must not depend on how the records are cut into batches.
     *
     * <p>A record that cannot be read is parked with {@link DeadLetters#park} and stepped over. A
     * fault is thrown on as it is. Any other exception makes the loop look for the record that
     * causes it, by applying smaller batches.
     *
     * @param connection in the transaction; must not be committed, rolled back or closed here
     * @param records at least one
     */
    void apply(Connection connection, int partition, List<LogRecord> records) throws SQLException;

    /**
     * Applying this record failed by a bug and the record was parked, in this same transaction: the
     * applier notes here whatever it needs to park the same member's later records too.
     *
     * @param cause what applying it threw
     */
    default void parked(Connection connection, LogRecord culprit, Exception cause)
            throws SQLException {}

    /** What was applied up to here is committed. Must not throw. */
    default void committed(int partition, long nextOffset) {}

    /**
     * Whatever is remembered about this partition may be wrong from now on (it came, it went, a
     * transaction was rolled back) and must be read from the database again. Must not throw.
     */
    default void forget(int partition) {}
}
