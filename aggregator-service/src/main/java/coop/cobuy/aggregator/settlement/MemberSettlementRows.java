package coop.cobuy.aggregator.settlement;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MemberSettlementRows extends GenericRepository<MemberSettlementRow, UUID> {

    String SELECT =
            """
            SELECT m.coop_id, m.member_id, m.invoice_id, m.round_id, m.supplier_minor,
              m.fees_minor, m.goods_minor, m.reference_minor
            FROM member_settlement m
            JOIN settlement s ON s.coop_id = m.coop_id AND s.invoice_id = m.invoice_id
            WHERE m.coop_id = :coopId AND m.member_id = :memberId
            """;

    @Query(
            SELECT
                    + " AND m.round_id = :roundId AND s.settled_at IS NOT NULL"
                    + " ORDER BY s.settled_at, m.invoice_id LIMIT :atMost")
    List<MemberSettlementRow> ofRound(UUID coopId, UUID memberId, UUID roundId, int atMost);

    @Query(
            SELECT
                    + " AND s.settled_at >= :from AND s.settled_at < :to"
                    + " ORDER BY s.settled_at, m.invoice_id LIMIT :atMost")
    List<MemberSettlementRow> between(
            UUID coopId, UUID memberId, LocalDateTime from, LocalDateTime to, int atMost);
}
