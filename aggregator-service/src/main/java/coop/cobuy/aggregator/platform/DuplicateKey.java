package coop.cobuy.aggregator.platform;

import io.micronaut.data.exceptions.DataAccessException;

import java.sql.SQLException;

/** Tells the server's "duplicate entry", somebody else was first, from all other faults. */
public final class DuplicateKey {

    private static final int DUPLICATE_ENTRY = 1062;

    private DuplicateKey() {}

    /** Whether a write failed because its key is there already. */
    public static boolean isCauseOf(DataAccessException failure) {
        return failure.getCause() instanceof SQLException cause
                && cause.getErrorCode() == DUPLICATE_ENTRY;
    }
}
