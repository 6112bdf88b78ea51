package coop.cobuy.adapter.archive;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DocumentRows extends GenericRepository<DocumentRow, String> {

    /** 1 if it is new; else 0, and what is there stays. */
    @Query(
            """
            INSERT IGNORE INTO archived_document (coop_id, supplier_id, direction, document_type, number,
                revision, content_hash, archived_at)
            VALUES (:coop, :supplier, :direction, :type, :number, :revision, :hash, :at)
            """)
    int keep(
            byte[] coop,
            byte[] supplier,
            String direction,
            String type,
            String number,
            int revision,
            byte[] hash,
            LocalDateTime at);

    @Query(
            """
            SELECT coop_id, supplier_id, direction, document_type, number, revision, content_hash,
                archived_at
            FROM archived_document
            WHERE coop_id = :coop AND supplier_id = :supplier AND direction = :direction
                AND document_type = :type AND number = :number AND revision = :revision
            """)
    Optional<DocumentRow> find(
            byte[] coop,
            byte[] supplier,
            String direction,
            String type,
            String number,
            int revision);
}
