package coop.cobuy.adapter.archive;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ContentRows extends GenericRepository<ContentRow, byte[]> {

    /** Does nothing if it is there. */
    @Query(
            """
            INSERT INTO archived_content (coop_id, supplier_id, content_hash, bytes, archived_at)
            VALUES (:coop, :supplier, :hash, :bytes, :at)
            ON DUPLICATE KEY UPDATE content_hash = content_hash
            """)
    void keep(byte[] coop, byte[] supplier, byte[] hash, byte[] bytes, LocalDateTime at);

    @Query(
            """
            SELECT coop_id, supplier_id, content_hash, bytes, archived_at FROM archived_content
            WHERE coop_id = :coop AND supplier_id = :supplier AND content_hash = :hash
            """)
    Optional<ContentRow> find(byte[] coop, byte[] supplier, byte[] hash);
}
