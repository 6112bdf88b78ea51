package coop.cobuy.aggregator.purchasing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import coop.cobuy.aggregator.Fixtures;
import coop.cobuy.aggregator.Fixtures.TestCoop;
import coop.cobuy.aggregator.TestServers;
import coop.cobuy.aggregator.platform.IdSource;
import coop.cobuy.aggregator.rounds.RoundFixtures;
import coop.cobuy.id.Id;
import coop.cobuy.id.OfferId;
import coop.cobuy.id.RoundId;
import coop.cobuy.id.SupplierId;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** A few members more than are carried in one transaction, and what happens between two of them. */
@MicronautTest(transactional = false)
class CarryOverTest implements TestServers {

    private static final int MEMBERS = CarriedLines.MEMBERS + 3;

    @Inject Fixtures fixtures;
    @Inject RoundFixtures rounds;
    @Inject CarryOvers carryOvers;
    @Inject CarryOverStep step;
    @Inject CarryOverRows rows;
    @Inject IdSource ids;
    @Inject TransactionOperations<Connection> transactions;

    private TestCoop coop;
    private SupplierId supplier;
    private OfferId offer;
    private UUID order;

    @BeforeEach
    void missAMinimum() {
        coop = fixtures.coop();
        supplier = rounds.supplier(coop);
        offer = rounds.offer(coop, supplier);
        order = ids.next();
        UUID round = ids.next();
        transactions.executeWrite(
                status -> {
                    Connection connection = status.getConnection();
                    sql(
                            connection,
                            "INSERT INTO purchase_order (coop_id, id, round_id, supplier_id,"
                                    + " supplier_code, supplier_name, number, revision, state,"
                                    + " version, currency, book_version, net_minor, vat_minor,"
                                    + " gross_minor, minimum_minor, content_hash, dropped_reason)"
                                    + " VALUES (?, ?, ?, ?, 'MILL', 'Mill', 'PO-000001', 0,"
                                    + " 'DROPPED', 1, 'EUR', 1, 100, 7, 107, 5000, 'x',"
                                    + " 'MINIMUM_ORDER_VALUE_MISSED')",
                            List.of(coop.id().value(), order, round, supplier.value()));
                    for (int i = 0; i < MEMBERS; i++) {
                        sql(
                                connection,
                                "INSERT INTO allotment (coop_id, purchase_order_id, offer_id,"
                                        + " member_id, asked_milli, tolerance_milli,"
                                        + " allotted_milli, reason) VALUES (?, ?, ?, ?, 3000, 0, 0,"
                                        + " 'MINIMUM_MISSED')",
                                List.of(coop.id().value(), order, offer.value(), ids.next()));
                    }
                    sql(
                            connection,
                            "INSERT INTO carry_over (coop_id, purchase_order_id, round_id,"
                                    + " supplier_id, after_member, placed_members, left_members,"
                                    + " wanted_at) VALUES (?, ?, ?, ?, ?, 0, 0,"
                                    + " '2026-11-01 08:00:00')",
                            List.of(
                                    coop.id().value(),
                                    order,
                                    round,
                                    supplier.value(),
                                    new UUID(0, 0)));
                    return true;
                });
    }

    private static void sql(Connection connection, String sql, List<UUID> values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setBytes(i + 1, Id.bytes(values.get(i)));
            }
            statement.executeUpdate();
        }
    }

    private CarryOverRow row() {
        return transactions.executeWrite(
                status -> rows.lock(coop.id().value(), order).orElseThrow());
    }

    /** How many commands are on their way into a round. */
    private long placed(RoundId into) {
        return transactions.executeRead(
                status -> {
                    String sql =
                            "SELECT COUNT(*), COUNT(DISTINCT message_id) FROM outbox"
                                    + " WHERE payload LIKE ? AND payload LIKE '%CARRIED%'";
                    try (var statement = status.getConnection().prepareStatement(sql)) {
                        statement.setString(1, "%" + into + "%");
                        try (var found = statement.executeQuery()) {
                            found.next();
                            assertEquals(found.getLong(1), found.getLong(2));
                            return found.getLong(1);
                        }
                    }
                });
    }

    @Test
    void waitsForARoundOfTheSupplierAndCarriesEachMemberOnce() {
        carryOvers.runOpen();
        assertFalse(step.findRound(row()));
        RoundId next = rounds.open(coop, supplier);
        assertTrue(step.findRound(row()));
        assertTrue(step.carrySome(row()));
        assertEquals(CarriedLines.MEMBERS, placed(next));

        assertThrows(
                IllegalStateException.class,
                () ->
                        transactions.executeWrite(
                                status -> {
                                    step.carrySome(row());
                                    throw new IllegalStateException("power cut");
                                }));
        assertEquals(CarriedLines.MEMBERS, placed(next));
        carryOvers.runOpen();
        carryOvers.runOpen();
        assertEquals(MEMBERS, placed(next));
        assertEquals(MEMBERS, row().placedMembers());
        assertFalse(step.carrySome(row()));
    }

    @Test
    void whoseOffersTheNextRoundHasNotAreToldAndLeftOut() {
        SupplierId other = rounds.supplier(coop);
        rounds.offer(coop, other);
        RoundId without = rounds.open(coop, other);
        carryOvers.runOpen();
        assertEquals(0, placed(without), "another supplier's round is not the next");
        transactions.executeWrite(
                status -> {
                    sql(
                            status.getConnection(),
                            "UPDATE offer SET active = FALSE WHERE coop_id = ? AND id = ?",
                            List.of(coop.id().value(), offer.value()));
                    return true;
                });
        rounds.offer(coop, supplier);
        RoundId next = rounds.open(coop, supplier);
        carryOvers.runOpen();
        assertEquals(0, placed(next));
        assertEquals(MEMBERS, row().leftMembers());
    }
}
