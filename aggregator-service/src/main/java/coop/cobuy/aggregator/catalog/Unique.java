package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.Refused;

import io.micronaut.data.exceptions.DataAccessException;

import java.sql.SQLException;

/** Turns the server's "duplicate entry" into the refusal that it means. */
final class Unique {

    private static final int DUPLICATE_ENTRY = 1062;

    private Unique() {}

    static void orRefuse(CatalogReason reason, Runnable write) {
        try {
            write.run();
        } catch (DataAccessException e) {
            if (e.getCause() instanceof SQLException cause
                    && cause.getErrorCode() == DUPLICATE_ENTRY) {
                throw new Refused(reason);
            }
            throw e;
        }
    }
}
