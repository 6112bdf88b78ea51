package coop.cobuy.aggregator.rounds;

import coop.cobuy.log.Transactions;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/**
 * Tells listeners what became of rounds. The event's row stays locked on a connection of its own
 * while they work, so that one instance tells it at a time; an instance that dies loses the
 * connection and with it the lock, and another tells it again.
 */
@Singleton
class RoundTelling {

    private static final Logger LOG = LoggerFactory.getLogger(RoundTelling.class);
    private static final int DOUBLED_MAX = 6;

    private final Transactions transactions;
    private final List<RoundListener> listeners;
    private final Clock clock;

    /**
     * The pool itself, not the framework's view of it: listeners begin transactions of their own.
     */
    RoundTelling(DataSource pool, Collection<RoundListener> listeners, Clock clock) {
        this.transactions = Transactions.over(DelegatingDataSource.unwrapDataSource(pool));
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Tells all that is due. */
    void tellAll() throws SQLException {
        while (transactions.call(this::tellOne)) {
            // until nothing is due
        }
    }

    private boolean tellOne(Connection connection) throws SQLException {
        Optional<RoundEvents.Due> due = RoundEvents.lockDue(connection, clock.instant());
        if (due.isEmpty()) {
            return false;
        }
        tell(connection, due.get());
        return true;
    }

    private void tell(Connection connection, RoundEvents.Due due) throws SQLException {
        Set<String> heard = RoundEvents.heard(connection, due);
        boolean all = true;
        for (RoundListener listener : listeners) {
            if (heard.contains(listener.name())) {
                continue;
            }
            if (tell(listener, due)) {
                RoundEvents.noteHeard(connection, due, listener.name(), clock.instant());
            } else {
                all = false;
            }
        }
        if (all) {
            RoundEvents.finish(connection, due);
        } else {
            Duration wait = Duration.ofSeconds(1L << Math.min(due.attempts(), DOUBLED_MAX));
            RoundEvents.postpone(connection, due, clock.instant().plus(wait));
        }
    }

    private static boolean tell(RoundListener listener, RoundEvents.Due due) {
        try {
            switch (due.event()) {
                case OPENED -> listener.opened(due.coop(), due.round());
                case ENDING -> listener.ending(due.coop(), due.round());
                case COMPLETING -> listener.completing(due.coop(), due.round());
                case RESOLVING -> listener.resolving(due.coop(), due.round());
                case FROZEN -> listener.frozen(due.coop(), due.round());
                case CANCELLED -> listener.cancelled(due.coop(), due.round());
            }
            return true;
        } catch (RuntimeException e) {
            LOG.error("{} failed on {}; it is told again", listener.name(), due, e);
            return false;
        }
    }
}
