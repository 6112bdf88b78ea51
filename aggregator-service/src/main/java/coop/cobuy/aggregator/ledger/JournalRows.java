package coop.cobuy.aggregator.ledger;

import coop.cobuy.aggregator.platform.UuidBytes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface JournalRows extends GenericRepository<JournalRow, UUID> {

    JournalRow save(JournalRow row);

    @Query(
            """
            SELECT coop_id, id, kind, text, reference, occurred_on, corrects_id, content_hash,
              recorded_by, recorded_at
            FROM ledger_journal
            WHERE coop_id = :coopId AND id = :id
            """)
    Optional<JournalRow> find(UUID coopId, UUID id);

    /** In the order in which they were recorded, after one. */
    @Query(
            """
            SELECT coop_id, id, kind, text, reference, occurred_on, corrects_id, content_hash,
              recorded_by, recorded_at
            FROM ledger_journal
            WHERE coop_id = :coopId AND recorded_at >= :fromAt AND recorded_at < :toAt
              AND (recorded_at > :fromAt OR id > :after)
            ORDER BY recorded_at, id
            LIMIT :atMost
            """)
    List<JournalRow> recorded(
            UUID coopId,
            LocalDateTime fromAt,
            LocalDateTime toAt,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID after,
            int atMost);

    @Query(
            """
            SELECT coop_id, id, kind, text, reference, occurred_on, corrects_id, content_hash,
              recorded_by, recorded_at
            FROM ledger_journal
            WHERE coop_id = :coopId AND kind = :kind
              AND (recorded_at < :beforeAt OR (recorded_at = :beforeAt AND id < :beforeId))
            ORDER BY recorded_at DESC, id DESC
            LIMIT :atMost
            """)
    List<JournalRow> before(
            UUID coopId,
            JournalKind kind,
            LocalDateTime beforeAt,
            @TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class) UUID beforeId,
            int atMost);
}
