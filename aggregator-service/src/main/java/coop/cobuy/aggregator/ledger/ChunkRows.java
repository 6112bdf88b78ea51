package coop.cobuy.aggregator.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.util.Optional;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ChunkRows extends GenericRepository<ChunkRow, UUID> {

    ChunkRow save(ChunkRow row);

    @Query(
            """
            SELECT coop_id, journal_id, chunk_no, content_hash, posted_at
            FROM ledger_chunk
            WHERE coop_id = :coopId AND journal_id = :journalId AND chunk_no = :chunkNo
            """)
    Optional<ChunkRow> find(UUID coopId, UUID journalId, int chunkNo);

    @Query(
            """
            SELECT COUNT(*)
            FROM ledger_chunk
            WHERE coop_id = :coopId AND journal_id = :journalId AND chunk_no < :chunkNo
            """)
    int countBelow(UUID coopId, UUID journalId, int chunkNo);
}
