package coop.cobuy.aggregator.settlement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SettlementRows extends GenericRepository<SettlementRow, UUID> {

    String SELECT =
            """
            SELECT coop_id, invoice_id, round_id, purchase_order_id, supplier_id, credit, currency,
              split_hash, members, member_next, chunk_next, line_next, payable_minor,
              members_minor, fees_minor, coop_minor, started_at, settled_at
            FROM settlement
            """;

    SettlementRow save(SettlementRow row);

    @Query(SELECT + " WHERE coop_id = :coopId AND invoice_id = :invoiceId")
    Optional<SettlementRow> find(UUID coopId, UUID invoiceId);

    @Query(SELECT + " WHERE coop_id = :coopId AND invoice_id = :invoiceId FOR UPDATE")
    Optional<SettlementRow> lock(UUID coopId, UUID invoiceId);

    @Query(SELECT + " WHERE coop_id = :coopId AND round_id = :roundId ORDER BY invoice_id")
    List<SettlementRow> ofRound(UUID coopId, UUID roundId);

    /** Only the one who knows where it stood moves it on. */
    @Query(
            """
            UPDATE settlement
            SET member_next = :memberNext, chunk_next = :chunkNext, line_next = :lineNext,
              members_minor = members_minor + :membersMinor, fees_minor = fees_minor + :feesMinor
            WHERE coop_id = :coopId AND invoice_id = :invoiceId AND member_next = :memberBefore
              AND settled_at IS NULL
            """)
    int advance(
            UUID coopId,
            UUID invoiceId,
            int memberBefore,
            int memberNext,
            int chunkNext,
            int lineNext,
            long membersMinor,
            long feesMinor);

    @Query(
            """
            UPDATE settlement
            SET settled_at = :settledAt, chunk_next = :chunkNext, line_next = :lineNext
            WHERE coop_id = :coopId AND invoice_id = :invoiceId AND settled_at IS NULL
              AND member_next = members
            """)
    int complete(UUID coopId, UUID invoiceId, int chunkNext, int lineNext, LocalDateTime settledAt);
}
