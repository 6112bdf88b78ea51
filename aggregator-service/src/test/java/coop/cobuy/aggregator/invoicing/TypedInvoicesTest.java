package coop.cobuy.aggregator.invoicing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micronaut.data.exceptions.DataAccessException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

class TypedInvoicesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # the server's code | of the tries, so many fail | tries
                      1062              | 0                          | 1
                      1062              | 1                          | 2
                      1062              | 2                          | 2
                      1213              | 1                          | 1
                      1406              | 1                          | 1
                      0                 | 1                          | 1
                    """)
    void onlyWhoeverWasSecondTriesOnceMore(int code, int failing, int tries) {
        AtomicInteger tried = new AtomicInteger();
        DataAccessException failure =
                new DataAccessException("failed", new SQLException("failed", "23000", code));
        Runnable twice =
                () ->
                        TypedInvoices.twiceAtMost(
                                () -> {
                                    if (tried.incrementAndGet() <= failing) {
                                        throw failure;
                                    }
                                    return tried.get();
                                });
        if (failing >= tries) {
            assertEquals(failure, assertThrows(DataAccessException.class, twice::run));
        } else {
            twice.run();
        }
        assertEquals(tries, tried.get());
    }
}
