package coop.cobuy.aggregator.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import coop.cobuy.aggregator.TestServers;
import coop.cobuy.log.Transactions;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

@MicronautTest(transactional = false)
class NewTransactionsTest implements TestServers {

    @Inject NewTransactions transactions;

    private static int one(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Not even rolling back gets through then, which the framework tells by a fault of its own. */
    private static int lost(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("KILL CONNECTION_ID()");
        }
    }

    @Test
    void aLostConnectionIsAFaultOfTheDatabaseAndTheNextTransactionWorks() throws SQLException {
        Transactions all = transactions;
        assertThrows(SQLException.class, () -> all.call(NewTransactionsTest::lost));
        assertEquals(1, all.call(NewTransactionsTest::one));
    }

    @Test
    void aBugStaysWhatItIs() {
        IllegalStateException bug = new IllegalStateException("a bug");
        Transactions.Work<Integer> work =
                connection -> {
                    throw bug;
                };
        assertSame(bug, assertThrows(IllegalStateException.class, () -> transactions.call(work)));
    }
}
