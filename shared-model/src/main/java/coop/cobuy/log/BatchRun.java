package coop.cobuy.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Applies a batch in one transaction with its position. When that fails by a bug, applies halves of
 * it, down to the one record that is to blame, which is parked.
 */
final class BatchRun {

    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

    private final String topic;
    private final Transactions transactions;
    private final BatchApplier applier;
    private final DeadLetters deadLetters;
    private final LogListener listener;

    BatchRun(
            String topic,
            Transactions transactions,
            BatchApplier applier,
            DeadLetters deadLetters,
            LogListener listener) {
        this.topic = topic;
        this.transactions = transactions;
        this.applier = applier;
        this.deadLetters = deadLetters;
        this.listener = listener;
    }

    /**
     * @param expected the position before
     * @return the position after; empty if it was not the expected one and nothing was done
     * @throws SQLException a fault: some of it may have been done, the position says how much
     */
    OptionalLong apply(int partition, long expected, List<LogRecord> records) throws SQLException {
        try {
            return inOneTransaction(partition, expected, records);
        } catch (SQLException | RuntimeException e) {
            applier.forget(partition);
            if (SqlFaults.isFault(e)) {
                throw e;
            }
            return withoutCulprit(partition, expected, records, e);
        }
    }

    private OptionalLong inOneTransaction(int partition, long expected, List<LogRecord> records)
            throws SQLException {
        long next = records.getLast().offset() + 1;
        boolean mine =
                transactions.call(
                        connection -> {
                            if (!Positions.advance(connection, topic, partition, expected, next)) {
                                return false;
                            }
                            applier.apply(connection, partition, records);
                            return true;
                        });
        return settled(partition, next, mine);
    }

    private OptionalLong withoutCulprit(
            int partition, long expected, List<LogRecord> records, Exception cause)
            throws SQLException {
        if (records.size() == 1) {
            return park(partition, expected, records.getFirst(), cause);
        }
        int middle = records.size() / 2;
        OptionalLong between = apply(partition, expected, records.subList(0, middle));
        if (between.isEmpty()) {
            return between;
        }
        return apply(partition, between.getAsLong(), records.subList(middle, records.size()));
    }

    private OptionalLong park(int partition, long expected, LogRecord culprit, Exception cause)
            throws SQLException {
        LOG.error("Applying {} failed; it is parked in dead_letter", culprit, cause);
        long next = culprit.offset() + 1;
        boolean mine =
                transactions.call(
                        connection -> {
                            if (!Positions.advance(connection, topic, partition, expected, next)) {
                                return false;
                            }
                            deadLetters.park(
                                    connection, culprit, DeadLetters.Kind.FAILED, cause.toString());
                            applier.parked(connection, culprit, cause);
                            return true;
                        });
        if (mine) {
            listener.parked(culprit, cause);
        }
        return settled(partition, next, mine);
    }

    private OptionalLong settled(int partition, long next, boolean mine) {
        if (!mine) {
            return OptionalLong.empty();
        }
        applier.committed(partition, next);
        return OptionalLong.of(next);
    }
}
