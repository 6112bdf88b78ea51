package coop.cobuy.aggregator.catalog;

import coop.cobuy.aggregator.platform.DuplicateKey;
import coop.cobuy.aggregator.platform.Refused;

import io.micronaut.data.exceptions.DataAccessException;

/** Turns the server's "duplicate entry" into the refusal that it means. */
final class Unique {

    private Unique() {}

    static void orRefuse(CatalogReason reason, Runnable write) {
        try {
            write.run();
        } catch (DataAccessException e) {
            if (DuplicateKey.isCauseOf(e)) {
                throw new Refused(reason);
            }
            throw e;
        }
    }
}
