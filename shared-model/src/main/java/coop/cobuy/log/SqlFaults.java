package coop.cobuy.log;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Tells a fault, which is tried again for ever, from a bug, for which a record is sought. */
final class SqlFaults {

    private static final int MYSQL_CHECK_VIOLATED = 3819;

    private SqlFaults() {}

    /**
     * Whatever the database says is a fault, but for errors in the data: values that do not fit
     * (class 22) and broken constraints (class 23). A wrong statement (class 42) counts as a fault
     * too: it would fail for every record, and parking them all would be no help.
     */
    static boolean isFault(Exception thrown) {
        SQLException first = sqlException(thrown);
        return first != null && !isAboutData(first);
    }

    /**
     * What a framework threw, as an {@code SQLException} of the same state and code if the database
     * is behind it.
     *
     * @throws RuntimeException the very one, if it is about something else
     */
    static SQLException unwrapped(RuntimeException thrown) {
        SQLException first = sqlException(thrown);
        if (first == null) {
            throw thrown;
        }
        return new SQLException(
                thrown.getMessage(), first.getSQLState(), first.getErrorCode(), thrown);
    }

    private static boolean isAboutData(SQLException e) {
        String state = e.getSQLState();
        return e.getErrorCode() == MYSQL_CHECK_VIOLATED
                || (state != null && (state.startsWith("22") || state.startsWith("23")));
    }

    private static @Nullable SQLException sqlException(Throwable thrown) {
        Throwable at = thrown;
        while (at != null) {
            if (at instanceof SQLException found) {
                return found;
            }
            at = at.getCause();
        }
        return null;
    }
}
