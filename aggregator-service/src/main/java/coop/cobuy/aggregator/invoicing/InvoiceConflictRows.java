package coop.cobuy.aggregator.invoicing;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

@JdbcRepository(dialect = Dialect.MYSQL)
interface InvoiceConflictRows extends GenericRepository<InvoiceConflictRow, UUID> {

    @Query(
            """
            INSERT IGNORE INTO supplier_invoice_conflict (coop_id, invoice_id, content_hash,
              source, payable_minor, content, received_at)
            VALUES (:coopId, :invoiceId, :contentHash, :source, :payableMinor, :content,
              :receivedAt)
            """)
    int add(
            UUID coopId,
            UUID invoiceId,
            byte[] contentHash,
            String source,
            long payableMinor,
            String content,
            LocalDateTime receivedAt);

    @Query(
            """
            SELECT coop_id, invoice_id, content_hash, source, payable_minor, content, received_at
            FROM supplier_invoice_conflict
            WHERE coop_id = :coopId AND invoice_id = :invoiceId
            ORDER BY received_at, content_hash
            """)
    List<InvoiceConflictRow> ofInvoice(UUID coopId, UUID invoiceId);
}
